/** Members of a list share a type more often than not. */
import type { Mention } from '../model/mention.js'

const unsure = 0.7
const leastOthers = 2
const share = 0.75
const listed = new Set<Mention['type']>([
  'company',
  'public_body',
  'organization',
  'place',
  'person',
])
const separator =
  /^(?:,|;| y| e| et| ou)? ?(?:(?:y|e|et) )?(?:(?:de |d[’'])?(?:la |las |le |les |los |el |l[’']))?$/u

/** Gives an unsure member of a list the type that nearly all other members have. */
export function settleLists(mentions: readonly Mention[], text: string): Mention[] {
  const settled: Mention[] = []
  for (let first = 0; first < mentions.length;) {
    let next = first + 1
    while (next < mentions.length && isJoined(mentions[next - 1], mentions[next], text)) next++
    // One by one: a text that is one list without end has more members than a call takes arguments.
    for (const mention of settleList(mentions.slice(first, next))) settled.push(mention)
    first = next
  }
  return settled
}

function isJoined(left: Mention | undefined, right: Mention | undefined, text: string): boolean {
  if (!left || !right || right.start <= left.end || right.start - left.end > 12) return false
  return (
    listed.has(left.type) &&
    listed.has(right.type) &&
    separator.test(text.slice(left.end, right.start))
  )
}

function settleList(list: readonly Mention[]): readonly Mention[] {
  if (list.length <= leastOthers) return list
  const counts = new Map<Mention['type'], number>()
  for (const { type } of list) counts.set(type, (counts.get(type) ?? 0) + 1)
  const [common] = [...counts].sort(([, left], [, right]) => right - left)
  if (!common || common[1] < share * (list.length - 1)) return list
  return list.map((mention) =>
    mention.confidence >= unsure || mention.type === common[0]
      ? mention
      : { ...mention, type: common[0], rule: 'names/list' },
  )
}
