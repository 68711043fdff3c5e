/** Whether the article is for subscribers, and whether the page shows only its beginning. */
import type { Note } from '../model/span.js'
import { fold } from '../text/fold.js'
import type { PageParts } from './page-parts.js'

/** What the page says of its paywall. */
export interface Paywall {
  readonly isPaywalled: boolean
  /** Rule `article/cut-by-paywall` when only the beginning is shown. */
  readonly notes: readonly Note[]
}

const notice =
  /(?:exclusiv[oa]|solo|reservad[oa]) (?:para|a) (?:suscriptores|abonados|socios)|(?:para|sigue|continua|quieres) (?:seguir )?ley(?:endo|end)|(?:reserve|reservee)s? aux abonnes|il vous reste .{0,12}(?:%|pour cent)|(?:lire|poursuivre|continuer) (?:la suite|votre lecture|la lecture)|deja abonne|ya eres suscriptor|abonnez-vous pour|suscribete para/
const longestNotice = 300
const reach = 6
const cutShort = /(?:…|\.\.\.)["”»]?$/u

/** Judges by what the page states, by a notice that follows the text, and by a text that breaks off. */
export function judgePaywall(
  { facts, metadata, outline, body }: PageParts,
  lines: readonly string[],
): Paywall {
  const last = body.blocks.at(-1)
  const end = last ? outline.blocks.indexOf(last) + 1 : 0
  const hasNotice = outline.blocks
    .slice(end, end + reach)
    .some(({ text }) => text.length <= longestNotice && notice.test(fold(text)))
  const isPaywalled = metadata.isPaywalled || (hasNotice && facts.linked.isFree !== true)
  const isCut = isPaywalled && (hasNotice || cutShort.test(lines.at(-1) ?? ''))
  return {
    isPaywalled,
    notes: isCut
      ? [
          {
            rule: 'article/cut-by-paywall',
            text: 'The page shows only the beginning of its article.',
          },
        ]
      : [],
  }
}
