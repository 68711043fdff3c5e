/** Web addresses: one form for all the ways in which the same page is linked. */

// Parameters that only tell a site where its visitor came from. Written by hand from the documentation of the
// services that add them; a parameter that may select content (id, p, page, article) is never in this list.
// Whoever changes what an address becomes adds a migration that computes `links.key` anew.
const trackingNames = new Set(
  (
    'fbclid fb_action_ids fb_action_types fb_source fb_ref mibextid gclid gclsrc dclid gbraid wbraid gad_source ' +
    'gad_campaignid msclkid yclid ysclid _openstat twclid ttclid igshid igsh mc_cid mc_eid mkt_tok _hsenc _hsmi ' +
    '__hstc __hssc __hsfp hsctatracking hss_channel vero_id vero_conv oly_anon_id oly_enc_id s_cid s_kwcid ef_id ' +
    'cmpid cmp icid intcmp ncid ocid sr_share ref_src ref_url wt_mc wt_zmc xtor xtref echobox spm srsltid _ga _gl ' +
    'li_fat_id trk trkcampaign rb_clickid dm_i ml_subscriber ml_subscriber_hash wickedid irclickid guccounter ' +
    'guce_referrer guce_referrer_sig soc_src soc_trk __twitter_impression hootpostid nr_email_referer sfmc_id'
  ).split(' '),
)
const trackingPrefixes =
  'utm_ mtm_ pk_ piwik_ matomo_ hsa_ ns_ itm_ stm_ at_ ga_ otm_ hmb_ pd_rd_ pf_rd_'.split(' ')

// A parameter that may mean anything, with a value that names the way by which a reader came.
const referrals =
  /^(?:ref|source|from|via|origin|src)=(?:rss|feed|rssfeed|twitter|tw|facebook|fb|whatsapp|wa|telegram|linkedin|instagram|newsletter|boletin|social|push)$/i

function isTracking(pair: string): boolean {
  const name = (pair.split('=', 1)[0] ?? '').toLowerCase()
  return (
    trackingNames.has(name) ||
    trackingPrefixes.some((prefix) => name.startsWith(prefix)) ||
    referrals.test(pair)
  )
}

function dropTracking(query: string): string {
  const kept = query
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

/** Mends what people and programs get wrong: a doubled scheme, and a missing one where nothing stands before it. */
function mend(text: string, hasBase: boolean): string {
  const single = text.replace(/^https?:\/\/(?=https?:\/\/)/i, '')
  return single.startsWith('//') && !hasBase ? `https:${single}` : single
}

/**
 * Resolves and canonicalises an address: http or https only, host in lower case without user name and default port,
 * no fragment, no tracking parameters. The order of the other parameters stays, because some sites depend on it.
 * Undefined when the text is no such address.
 *
 * @example canonicalAddress('/a?utm_source=x#top', 'https://example.org/') // "https://example.org/a"
 */
export function canonicalAddress(text: string, base?: string): string | undefined {
  const trimmed = mend(text.trim(), base !== undefined)
  if (trimmed.length === 0 || trimmed.length > 4096 || !URL.canParse(trimmed, base))
    return undefined
  const url = new URL(trimmed, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  url.hash = ''
  url.username = ''
  url.password = ''
  url.search = dropTracking(url.search)
  // A dot at the end of a host is how name servers write it; certificates and most sites do not know it.
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1)
  return url.href
}

/**
 * The key by which two addresses are taken for one page: without scheme, `www.` and final slash, the query in order.
 * It is no address: some sites answer to one of the spellings only.
 *
 * @example addressKey('http://www.example.org/a/?y=2&x=1') // "example.org/a?x=1&y=2"
 */
export function addressKey(address: string): string {
  const canonical = canonicalAddress(address)
  if (canonical === undefined) return address
  const { host, pathname, search } = new URL(canonical)
  const path = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  const query = search === '' ? '' : `?${search.slice(1).split('&').sort().join('&')}`
  return `${host.startsWith('www.') ? host.slice(4) : host}${path}${query}`
}

/** Host of an address in lower case without a leading `www.`; empty when there is none. */
export function siteHost(address: string): string {
  if (!URL.canParse(address)) return ''
  const host = new URL(address).hostname
  return host.startsWith('www.') ? host.slice(4) : host
}
