/** The grammatical gender that an office shows. */
import { fold } from '../../text/fold.js'

/** Gender of an office: feminine or masculine. */
export type Gender = 'f' | 'm'

// One form for both: `la piloto`, `el guía`, `la miembro`.
const either = new Set(
  'guia guarda cura poeta atleta piloto testigo miembro modelo soprano'.split(' '),
)
const endings: readonly (readonly [RegExp, Gender])[] = [
  [/(?:trice|euse|iere|enne)$/, 'f'],
  [/(?:eur|ien)$/, 'm'],
  [/(?<!ist|iatr|crat)a$/, 'f'],
  [/(?:[dst]or|o)$/, 'm'],
]

/** Reads the gender off the first word of an office; undefined where its ending does not tell (`presidente`). */
export function genderOf(office: string): Gender | undefined {
  const head = fold(/^\p{L}+/u.exec(office)?.[0] ?? '')
  if (head.length < 4 || either.has(head)) return undefined
  return endings.find(([ending]) => ending.test(head))?.[1]
}
