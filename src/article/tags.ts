/** What HTML says of its elements: which stand alone, which are blocks, which never hold an article's words. */

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements without content. */
export const voidTags = set(
  'area base basefont bgsound br col embed frame hr img input link meta param source track wbr',
)

/** Elements that begin a new block of text. */
export const blockTags = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul',
)

/** Headings. */
export const headingTags = set('h1 h2 h3 h4 h5 h6')

/** Elements whose content a reader does not read as text of the article. */
export const silentTags = set(
  'script style template noscript svg math iframe object embed canvas audio video select option textarea button input nav footer aside figure figcaption dialog menu head title noembed noframes img amp-img picture label progress meter amp-ad amp-embed amp-sidebar',
)

/** Open elements that the start of the named element closes, unless a barrier stands between. */
export const impliedEnd: Readonly<Record<string, ReadonlySet<string>>> = {
  li: set('li'),
  dt: set('dt dd'),
  dd: set('dt dd'),
  tr: set('tr td th'),
  td: set('td th'),
  th: set('td th'),
  tbody: set('thead tbody tr td th'),
  tfoot: set('thead tbody tr td th'),
  option: set('option'),
}

/** Elements out of which an implied end does not reach. */
export const barrierTags = set('ul ol dl menu table select body html td th button article section')
