/** Outlets whose templates the general way reads wrongly, each with a golden case in `tests/unit/article/outlets.test.ts`. */
import { siteHost } from '../text/address.js'

interface OutletException {
  readonly host: string
  /** Classes whose elements are none of the article's text. */
  readonly noiseNames: readonly string[]
}

const exceptions: readonly OutletException[] = [
  // Background boxes in mid-text, set as paragraphs with a title, that repeat other articles of the paper.
  { host: 'lavanguardia.com', noiseNames: ['information'] },
]

const none: ReadonlySet<string> = new Set()

/** Classes that the outlet at the address uses for what is none of the article's text. */
export function noiseOfOutlet(address: string | undefined): ReadonlySet<string> {
  const host = siteHost(address ?? '')
  const exception = exceptions.find(
    (outlet) => host === outlet.host || host.endsWith(`.${outlet.host}`),
  )
  return exception ? new Set(exception.noiseNames) : none
}
