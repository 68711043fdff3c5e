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
  /(?:exclusiv[oa]|solo|reservad[oa]) (?:para|a) (?:nuestros )?(?:suscriptores|abonados|socios)|(?<!service est )reservee?s? (?:a nos|aux) abonnes|il vous reste .{0,12}(?:%|pour cent).{0,40}(?:lire|decouvrir|article)|seguir leyendo.{0,80}(?:suscri|registr|sesion)|(?:suscri|registr|sesion).{0,80}seguir leyendo|(?:la suite|la lecture|votre lecture).{0,80}abonn|abonn.{0,80}la suite/
const longestNotice = 300
const reach = 4
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
