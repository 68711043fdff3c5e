/** What archives hold. */
import type { Page } from '../model/page.js'

/** One page with the place where it was found, for messages. */
export interface ArchivedPage {
  readonly page: Page
  readonly place: string
}
