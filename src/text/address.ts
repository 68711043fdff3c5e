/** Web addresses: one form for all the ways in which the same page is linked. */

// Parameters that only tell a site where its visitor came from. Written by hand from the documentation of the
// services that add them; a parameter that may select content (id, p, page, article) is never in this list.
const trackingNames = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok _hsenc _hsmi ' +
    '__hstc __hssc __hsfp hsctatracking vero_id vero_conv oly_anon_id oly_enc_id s_cid cmpid cmp ncid sr_share ' +
    'ref_src ref_url wt_mc wt_zmc at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 xtor xtref ' +
    'echobox spm srsltid _ga _gl li_fat_id rb_clickid dm_i ml_subscriber ml_subscriber_hash wickedid irclickid'
  ).split(' '),
)
const trackingPrefixes = ['utm_', 'mtm_', 'pk_', 'piwik_', 'matomo_', 'hsa_', 'ns_', 'itm_', 'stm_']

function isTracking(name: string): boolean {
  const folded = name.toLowerCase()
  return trackingNames.has(folded) || trackingPrefixes.some((prefix) => folded.startsWith(prefix))
}

function dropTracking(query: string): string {
  const kept = query
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair.split('=', 1)[0] ?? ''))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

/**
 * Resolves and canonicalises an address: http or https only, host in lower case without user name and default port,
 * no fragment, no tracking parameters. The order of the other parameters stays, because some sites depend on it.
 * Undefined when the text is no such address.
 *
 * @example canonicalAddress('/a?utm_source=x#top', 'https://example.org/') // "https://example.org/a"
 */
export function canonicalAddress(text: string, base?: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed.length === 0 || trimmed.length > 4096 || !URL.canParse(trimmed, base))
    return undefined
  const url = new URL(trimmed, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  url.hash = ''
  url.username = ''
  url.password = ''
  url.search = dropTracking(url.search)
  return url.href
}

/** Host of an address in lower case without a leading `www.`; empty when there is none. */
export function siteHost(address: string): string {
  if (!URL.canParse(address)) return ''
  const host = new URL(address).hostname
  return host.startsWith('www.') ? host.slice(4) : host
}
