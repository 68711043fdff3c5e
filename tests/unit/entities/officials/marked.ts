/** Articles for tests, written with inline markup. */
import { findOfficials } from '../../../../src/entities/officials/index.js'
import type { Language } from '../../../../src/model/language.js'
import type { Mention, MentionType } from '../../../../src/model/mention.js'

/** Reads inline markup `{type:text}`, types cut to their first letters as in `c`, `b`, `o`, `p`, `r`, `l`, `g`. */
export function readMarked(marked: string): { text: string; mentions: Mention[] } {
  const types: Record<string, MentionType> = {
    c: 'company',
    b: 'public_body',
    o: 'organization',
    p: 'person',
    r: 'role',
    l: 'place',
    g: 'programme',
  }
  const mentions: Mention[] = []
  let text = ''
  let at = 0
  for (const match of marked.matchAll(/\{(\w):([^}]*)\}/g)) {
    text += marked.slice(at, match.index)
    const [whole, type = '', surface = ''] = match
    const start = text.length
    text += surface
    const known = types[type]
    if (known)
      mentions.push({
        type: known,
        text: surface,
        start,
        end: text.length,
        confidence: 1,
        rule: 't',
      })
    at = match.index + whole.length
  }
  return { text: text + marked.slice(at), mentions }
}

/** Officials of a marked-up body as `person | role | organisation | place`. */
export function officialsIn(lang: Language, marked: string): string[] {
  const { text, mentions } = readMarked(marked)
  const body = text.indexOf('\n') + 1
  const article = { text, lang, paragraphs: [{ start: body, end: text.length }] }
  return findOfficials(article, mentions).map(({ person, role, organization, place }) =>
    [person, role, organization ?? '-', place ?? '-'].join(' | '),
  )
}
