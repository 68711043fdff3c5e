/**
 * Officials: who holds which office where, from the mentions of an article. `docs/officials.md` tells the patterns.
 */
import type { Language } from '../../model/language.js'
import type { Mention, Official } from '../../model/mention.js'
import type { Span } from '../../model/span.js'
import { findLeads } from './leads.js'
import { linkRoles } from './links.js'
import { describeLink } from './offices.js'
import { mergeOfficials } from './merge.js'
import { layOut } from './scene.js'
import { findStandIns } from './stand-ins.js'

/**
 * Finds the officials of an article: (person, role, organisation, place) as the text states them. Names are the
 * fullest forms in the article; roles are as written, and a participle or verb (`presidido`, `dirige`) counts as one
 * when what is led is an organisation. Wrong or missing mentions cost records, never more.
 */
export function findOfficials(
  article: { text: string; lang: Language; paragraphs: readonly Span[] },
  mentions: readonly Mention[],
): Official[] {
  const scene = layOut(article, mentions)
  const links = linkRoles(scene)
  const taken = new Set(links.flatMap((link) => link.complement.bodies))
  return mergeOfficials([
    ...links.flatMap((link) => describeLink(scene, link, taken)),
    ...findLeads(scene),
    ...findStandIns(scene, links),
  ])
}
