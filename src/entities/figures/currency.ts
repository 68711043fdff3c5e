/** Which currency a sign or a name means: by itself, by its adjective, by the country, by the nearest mention. */
import type { Language } from '../../model/language.js'
import { tokenize, tokenSort, type Tokens } from '../../text/numerals/tokens.js'
import {
  countryCurrency,
  dollarSignCountries,
  families,
  isoCodes,
  signs,
  type CurrencySign,
} from './currencies.js'
import { countryWords } from './countries.js'
import type { CurrencyFamily } from './word-table.js'
import { byLanguage, entriesOf, figureWords } from './words.js'

/** Resolves currency signs and names within one article. */
export interface CurrencyResolver {
  /** ISO 4217 code of the sign; absent when nothing tells. */
  readonly ofSign: (sign: CurrencySign, at: number) => string | undefined
  /** ISO 4217 code of the name (a code or a family), with the adjective that may follow at `next`. */
  readonly ofName: (name: string, at: number, next: number) => ResolvedName
  /** What a bare `560 millones` is in. */
  readonly usual: string | undefined
}

/** A currency name as resolved, and the token after its adjective. */
export interface ResolvedName {
  readonly code?: string
  readonly next: number
}

/** Makes the resolver of one article. */
export function currencyResolver(
  tokens: Tokens,
  lang: Language,
  country: string | undefined,
): CurrencyResolver {
  const home = country === undefined ? undefined : countryCurrency[country]
  const mentions = mentionFinder(tokens, lang)
  const ofFamily = (family: CurrencyFamily, at: number): string | undefined => {
    const { codes, usual } = families[family]
    if (home !== undefined && codes.includes(home)) return home
    // A currency that is usual needs no country; one that is named only later does not change it.
    return nearestCode(mentions(family), at, usual === undefined) ?? usual
  }
  const signCodes: Readonly<Record<string, (at: number) => string | undefined>> = {
    own: () => (dollarSignCountries.has(country ?? '') ? home : 'USD'),
    cfa: (at) => ofFamily('cfa', at),
    franc: (at) => ofFamily('franc', at),
    rupee: (at) => ofFamily('rupee', at),
    cordoba: () => (country === 'NI' ? 'NIO' : 'CAD'),
    bolivar: () => (country === 'VE' ? 'VES' : 'BOB'),
  }
  return {
    usual: home,
    ofSign: ({ code }, at) => (Object.hasOwn(signCodes, code) ? signCodes[code]?.(at) : code),
    ofName: (name, at, next) => {
      if (!isFamily(name)) return { code: name, next }
      const owner = ownerAfter(tokens, next, lang)
      if (owner !== undefined && families[name].codes.includes(owner.code)) return owner
      const narrowed = narrow(name, adjectives[lang].get(tokens.key(next)))
      if (narrowed !== undefined && !isFamily(narrowed)) return { code: narrowed, next: next + 1 }
      const code = ofFamily(narrowed ?? name, at)
      const after = narrowed ? next + 1 : next
      return code === undefined ? { next: after } : { code, next: after }
    },
  }
}

const adjectives = byLanguage((lang) => new Map(entriesOf(figureWords[lang].adjectives)))

function isFamily(name: string): name is CurrencyFamily {
  return Object.hasOwn(families, name)
}

/** What an adjective makes of a family: a currency, a smaller family, or nothing. */
function narrow(family: CurrencyFamily, adjective: string | undefined): string | undefined {
  if (adjective === undefined) return undefined
  if (adjective === 'cfa') return adjective
  const code = countryCurrency[adjective]
  return code !== undefined && families[family].codes.includes(code) ? code : undefined
}

interface Mention {
  readonly at: number
  readonly code: string
}

/** Gives the country mentions of the text that point at a currency of the family, each family sorted out once. */
function mentionFinder(tokens: Tokens, lang: Language): (family: CurrencyFamily) => Mention[] {
  let all: Mention[] | undefined
  const byFamily = new Map<CurrencyFamily, Mention[]>()
  return (family) => {
    all ??= findMentions(tokens, lang)
    const known = byFamily.get(family)
    if (known) return known
    const { codes } = families[family]
    const made = all.filter(({ code }) => codes.includes(code))
    byFamily.set(family, made)
    return made
  }
}

/** Every country name of the text with its currency, in order. */
function findMentions(tokens: Tokens, lang: Language): Mention[] {
  const mentions: Mention[] = []
  for (let at = 0; at < tokens.count; at += 1) {
    const country = countryWords[lang].get(tokens.key(at))
    const code = country === undefined ? undefined : countryCurrency[country]
    if (code !== undefined && !isInName(tokens, at)) mentions.push({ at, code })
  }
  return mentions
}

/** Whether the country stands in the name of something else (`Health Canada`) or says whose money it is (`dollars de Taïwan`). */
function isInName(tokens: Tokens, at: number): boolean {
  const before = tokens.text.slice(tokens.start(at - 1), tokens.end(at - 1))
  if (at > 1 && /^\p{Lu}\p{Ll}/u.test(before) && tokens.sort(at - 2) === tokenSort.word) return true
  return ownerPrepositions.has(tokens.key(at - 1)) && /^d[oó]l+ars?/u.test(tokens.key(at - 2))
}

/** `dólares de Taiwán`, `dollars du Canada`: the code, and the token after the country. */
function ownerAfter(tokens: Tokens, next: number, lang: Language): OwnedName | undefined {
  const at = ownerPrepositions.has(tokens.key(next)) ? next + 1 : undefined
  const country = at === undefined ? undefined : countryWords[lang].get(tokens.key(at))
  const code = country === undefined ? undefined : countryCurrency[country]
  return at === undefined || code === undefined ? undefined : { code, next: at + 1 }
}

interface OwnedName {
  readonly code: string
  readonly next: number
}

const ownerPrepositions = new Set(['de', 'del', 'du'])

/** The code of the last mention before the token, or, on request, of the first after it. */
function nearestCode(
  mentions: readonly Mention[],
  at: number,
  mayFollow: boolean,
): string | undefined {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return (mentions[low - 1] ?? (mayFollow ? mentions[low] : undefined))?.code
}

/** A currency sign as found. */
export interface SignMatch {
  readonly next: number
  readonly sign: CurrencySign
}

const signsBySurface = new Map<string, CurrencySign>([
  ...isoCodes.flatMap((code) =>
    [code, `${code}$`, `$${code}`, `${code.toLowerCase()}$`].map(
      (written) => [written, { code }] as const,
    ),
  ),
  ...Object.entries(signs).map(([written, sign]) => [written.replaceAll(' ', ''), sign] as const),
])
/** For each of the low bits of a character whether one with the same begins a sign. */
const firstCodes = new Uint8Array(256)
for (const written of signsBySurface.keys()) firstCodes[written.charCodeAt(0) & 255] = 1
const firstTokens = new Set(
  [...signsBySurface.keys()].map((written) => {
    const cut = tokenize(written)
    return written.slice(0, cut.end(0))
  }),
)
const longest = 5

/** The longest currency sign that begins at the token. */
export function readSign(
  tokens: Tokens,
  at: number,
  country: string | undefined,
): SignMatch | undefined {
  if (!mayBeSign(tokens, at)) return undefined
  let surface = ''
  let found: SignMatch | undefined
  for (let next = at; next < at + longest && next < tokens.count; next += 1) {
    if (next > at && tokens.start(next) > tokens.end(next - 1) + 1) break
    surface += tokens.text.slice(tokens.start(next), tokens.end(next))
    if (surface.length > 12) break
    const sign = signsBySurface.get(surface)
    if (sign && isUsedIn(sign, country)) found = { next: next + 1, sign }
  }
  return found
}

/** The quick test that most tokens fail. */
function mayBeSign(tokens: Tokens, at: number): boolean {
  const start = tokens.start(at)
  const end = tokens.end(at)
  if (end - start > longest || firstCodes[tokens.text.charCodeAt(start) & 255] !== 1) return false
  return firstTokens.has(tokens.text.slice(start, end))
}

function isUsedIn({ countries }: CurrencySign, country: string | undefined): boolean {
  return countries === undefined || (country !== undefined && countries.includes(country))
}
