/** A role that stands instead of the name: `«…», cuenta la dueña de X` of the one person whom the paragraph tells of. */
import type { Official } from '../../model/mention.js'
import { readComplement } from './complement.js'
import { isPlural, type RoleLink } from './links.js'
import { describeLink } from './offices.js'
import { lastAtOrBefore, wordBefore, type Scene } from './scene.js'

/** Records of definite roles that have no name beside them, where only one person can be meant. */
export function findStandIns(scene: Scene, links: readonly RoleLink[]): Official[] {
  const linked = new Set(links.map((link) => link.role))
  const withRole = new Set(
    links.flatMap((link) => link.persons.map((person) => scene.names[person])),
  )
  return scene.mentions.flatMap((mention, role) => {
    if (mention.type !== 'role' || linked.has(role) || isPlural(scene, role)) return []
    if (!isDefinite(scene, mention.start) || !isToldOf(scene, mention.start)) return []
    const person = onlyPerson(scene, role, withRole)
    if (person === undefined) return []
    const complement = readComplement(scene, role)
    return describeLink(
      scene,
      { role, persons: [person], complement, rule: 'officials/stand-in' },
      new Set(),
    )
  })
}

function isDefinite(scene: Scene, start: number): boolean {
  return ['el', 'la', 'le', "l'"].includes(wordBefore(scene.text, start))
}

/** `«…», cuenta la dueña`, or the words that open a paragraph: there the role is the one who is spoken of. */
function isToldOf(scene: Scene, start: number): boolean {
  const before = scene.text.slice(Math.max(0, start - 40), start)
  const paragraph = scene.paragraphs[lastAtOrBefore(scene.paragraphs, start)] ?? 0
  return start - paragraph <= 4 || /[”»"]\s?,?\s\p{Ll}{3,14}\s\p{Ll}{1,2}['’ ]\s?$/u.test(before)
}

/** The one person of the role's paragraph who has no role at all. */
function onlyPerson(
  scene: Scene,
  role: number,
  withRole: ReadonlySet<string | undefined>,
): number | undefined {
  const at = scene.mentions[role]?.start ?? 0
  const paragraph = lastAtOrBefore(scene.paragraphs, at)
  if (paragraph === 0) return undefined
  const [start, end] = [
    scene.paragraphs[paragraph] ?? 0,
    scene.paragraphs[paragraph + 1] ?? Infinity,
  ]
  const persons = scene.mentions.flatMap((mention, index) =>
    mention.type === 'person' && mention.start >= start && mention.start < end ? [index] : [],
  )
  const names = new Set(persons.map((index) => scene.names[index]))
  const [first] = persons
  return names.size === 1 && first !== undefined && !withRole.has(scene.names[first])
    ? first
    : undefined
}
