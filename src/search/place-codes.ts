/** Names of whole countries and divisions, so that `lugar:Japón` also finds what takes place in Nagoya. */
import { iso31661, iso31662 } from 'iso-3166'
import { nameKey } from '../text/fold.js'

let known: ReadonlyMap<string, readonly string[]> | undefined

/** Codes by name: countries by their names in Spanish, French and English, divisions where only one has the name. */
function readNames(): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>()
  for (const lang of ['es', 'fr', 'en']) {
    const display = new Intl.DisplayNames([lang], { type: 'region' })
    for (const { alpha2 } of iso31661) names.set(nameKey(display.of(alpha2) ?? alpha2), [alpha2])
  }
  const divisions = new Map<string, string[]>()
  for (const { code, name } of iso31662) {
    const key = nameKey(name.replace(/[[(].*/s, ''))
    divisions.set(key, [...(divisions.get(key) ?? []), code])
  }
  for (const [key, codes] of divisions)
    if (codes.length === 1 && !names.has(key)) names.set(key, codes)
  return names
}

/** The code of the country or division that bears the name; none when it is another place or several. */
export function codesOfPlace(name: string): readonly string[] {
  known ??= readNames()
  return known.get(nameKey(name)) ?? []
}
