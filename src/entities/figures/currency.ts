/** Which currency a sign or a name means: by itself, by its adjective, by the country, by the nearest mention. */
import type { Language } from '../../model/language.js'
import type { Tokens } from '../../text/numerals/tokens.js'
import {
  countryCurrency,
  dollarSignCountries,
  families,
  signs,
  type CurrencySign,
} from './currencies.js'
import { countryWords } from './countries.js'
import { figureWords, type CurrencyFamily, type CurrencyName } from './words.js'

/** Resolves currency signs and names within one article. */
export interface CurrencyResolver {
  /** ISO 4217 code of the sign; absent when nothing tells. */
  readonly ofSign: (sign: CurrencySign, at: number) => string | undefined
  /** ISO 4217 code of the name, with the adjective that may follow at `next`. */
  readonly ofName: (name: CurrencyName, at: number, next: number) => ResolvedName
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
  const words = figureWords[lang]
  let mentions: Mention[] | undefined
  const nearest = (family: CurrencyFamily, at: number): string | undefined => {
    mentions ??= findMentions(tokens, lang)
    const { codes } = families[family]
    return nearestCode(
      mentions.filter(({ code }) => codes.includes(code)),
      at,
    )
  }
  const memo = new Map<CurrencyFamily, Mention[]>()
  void memo
  const ofFamily = (family: CurrencyFamily, at: number): string | undefined => {
    const { codes, usual } = families[family]
    if (home !== undefined && codes.includes(home)) return home
    return nearest(family, at) ?? usual
  }
  const cfa = (at: number): string => {
    if (home === 'XOF' || home === 'XAF') return home
    return nearestCode((mentions ??= findMentions(tokens, lang)).filter(isCfa), at) ?? 'XOF'
  }
  return {
    usual: home,
    ofSign: ({ code }, at) => {
      if (code === 'own') return dollarSignCountries.has(country ?? '') ? home : 'USD'
      if (code === 'cfa') return cfa(at)
      if (code === 'bolivar') return country === 'VE' ? 'VES' : 'BOB'
      return code === 'rupee' ? ofFamily('rupee', at) : code
    },
    ofName: (name, at, next) => {
      if (typeof name === 'string') return { code: name, next }
      const adjective = words.adjectives[tokens.key(next)]
      if (adjective === 'cfa') return { code: cfa(at), next: next + 1 }
      const narrowed = adjective === undefined ? undefined : countryCurrency[adjective]
      if (narrowed !== undefined && families[name.family].codes.includes(narrowed))
        return { code: narrowed, next: next + 1 }
      const code = ofFamily(name.family, at)
      return code === undefined ? { next } : { code, next }
    },
  }
}

interface Mention {
  readonly at: number
  readonly code: string
}

function isCfa({ code }: Mention): boolean {
  return code === 'XOF' || code === 'XAF'
}

/** Every country name of the text with its currency, in order. */
function findMentions(tokens: Tokens, lang: Language): Mention[] {
  const mentions: Mention[] = []
  for (let at = 0; at < tokens.count; at += 1) {
    const country = countryWords[lang][tokens.key(at)]
    const code = country === undefined ? undefined : countryCurrency[country]
    if (code !== undefined) mentions.push({ at, code })
  }
  return mentions
}

/** The code of the last mention before the token, or of the first after it. */
function nearestCode(mentions: readonly Mention[], at: number): string | undefined {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return (mentions[low - 1] ?? mentions[low])?.code
}

/** A currency sign as found. */
export interface SignMatch {
  readonly next: number
  readonly sign: CurrencySign
}

const signsBySurface = new Map(
  Object.entries(signs).map(([written, sign]) => [written.replaceAll(' ', ''), sign]),
)
const firstCodes = new Set([...signsBySurface.keys()].map((written) => written.charCodeAt(0)))
const longest = 5

/** The longest currency sign that begins at the token. */
export function readSign(
  tokens: Tokens,
  at: number,
  country: string | undefined,
): SignMatch | undefined {
  if (!firstCodes.has(tokens.text.charCodeAt(tokens.start(at)))) return undefined
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

function isUsedIn({ countries }: CurrencySign, country: string | undefined): boolean {
  return countries === undefined || (country !== undefined && countries.includes(country))
}
