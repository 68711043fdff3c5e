/** Places that were found in part: `CIUDAD DE MÉXICO` of which only the last word was marked. */
import { nameFlag, type Lexicon } from '../model/lexicon.js'
import type { Mention } from '../model/mention.js'
import { wholeNameKey } from '../text/names.js'

const known = nameFlag.city | nameFlag.town | nameFlag.region | nameFlag.country
const rule = 'names/whole-place'
const before =
  /(?<![\p{L}’'-])(?:\p{Lu}[\p{L}’'-]* (?:(?:de|del|des?|du|la|las|los|les|DE|DEL|DES?|DU|LA|LAS|LOS|LES) ){0,2}){1,3}$/u
const after = /^ (?:de|del|de la|de los|du|des) \p{Lu}[\p{L}’'-]+/u
const reach = 40

/** Lengthens places to the known name that they are part of; places that it takes in are left out. */
export function completePlaces(
  mentions: readonly Mention[],
  { text, lexicon }: { readonly text: string; readonly lexicon: Lexicon },
): Mention[] {
  const isKnown = (name: string): boolean => (lexicon.flagsOf(wholeNameKey(name)) & known) !== 0
  const completed: Mention[] = []
  mentions.forEach((mention, index) => {
    const last = completed.at(-1)
    if (last && mention.start < last.end) return
    if (mention.type !== 'place') {
      completed.push(mention)
      return
    }
    const start = startOf(mention, { text, isKnown, limit: last?.end ?? 0 })
    const end = endOf(mention, { text, isKnown, next: mentions[index + 1] })
    const isSame = start === mention.start && end === mention.end
    completed.push(
      isSame ? mention : { ...mention, start, end, text: text.slice(start, end), rule },
    )
  })
  return completed
}

interface Around {
  readonly text: string
  readonly isKnown: (name: string) => boolean
}

const joins = new Set('de del des du la las los le les'.split(' '))

/** Whether the last word before the place may be part of its name: it has a capital, or joins names. */
function mayBelong(left: string): boolean {
  if (!left.endsWith(' ')) return false
  const word = left.slice(left.lastIndexOf(' ', left.length - 2) + 1, -1)
  return joins.has(word) || /\p{Lu}/u.test(word)
}

function startOf(mention: Mention, { text, isKnown, limit }: Around & { limit: number }): number {
  const left = text.slice(Math.max(limit, mention.start - reach), mention.start)
  if (!mayBelong(left)) return mention.start
  const words = before.exec(left)?.[0] ?? ''
  for (const { index } of words.matchAll(/(?<![\p{L}’'-])\p{Lu}/gu)) {
    const start = mention.start - words.length + index
    if (isKnown(text.slice(start, mention.end))) return start
  }
  return mention.start
}

function endOf(
  mention: Mention,
  { text, isKnown, next }: Around & { next: Mention | undefined },
): number {
  const more = after.exec(text.slice(mention.end, mention.end + reach))?.[0]
  if (more === undefined) return mention.end
  const end = mention.end + more.length
  const isFree = !next || next.start >= end || (next.type === 'place' && next.end === end)
  return isFree && isKnown(text.slice(mention.start, end)) ? end : mention.end
}
