/** Writes the numbers of a text in digits, as the text2num suites expect it. */
import { findNumbers, type FoundNumber } from '../../src/text/numerals/find.js'
import type { Language } from '../../src/model/language.js'

interface ReplaceCase {
  readonly input: string
  readonly lang: Language
  readonly mode?: string
}

/** Replaces numbers in words by digits, lone small ones only where the case's mode asks for it. */
export function replaceNumbers({ input, lang, mode = '' }: ReplaceCase): string {
  const found = findNumbers(input, { lang, ordinals: true })
  const isV2 = mode.startsWith('v2')
  const isSigned = isV2 && !mode.includes('"signed": false')
  let output = ''
  let at = 0
  found.forEach((number, index) => {
    if (!isReplaced(found, index, { input, threshold: thresholdOf(mode, lang), isV2 })) return
    const gap = input.slice(at, number.start)
    output += (isSigned ? signGap(gap) : gap) + formatNumber(number, lang, mode)
    at = number.end
  })
  return joinZeros(output + input.slice(at))
}

/** `menos quince` is -15 in the older suite. */
function signGap(gap: string): string {
  return gap.replace(/(?:\bmas|\bplus) $/, '+').replace(/(?:\bmenos|\bmoins) $/, '-')
}

function thresholdOf(mode: string, lang: Language): number {
  const stated = /"threshold": ([\d.]+)|threshold (\d+)/.exec(mode)
  if (stated) return Number(stated[1] ?? stated[2])
  if (mode.startsWith('v2')) return 3
  return lang === 'fr' ? 7 : 10
}

interface Replacing {
  readonly input: string
  readonly threshold: number
  readonly isV2: boolean
}

/** A small number is replaced only near another one; a new house (`logement neuf`) never. */
function isReplaced(
  found: readonly FoundNumber[],
  index: number,
  { input, threshold, isV2 }: Replacing,
): boolean {
  const number = found[index]
  if (number === undefined || isSeconds(number, input)) return false
  const isNear =
    areNear(found[index - 1], number, input) || areNear(number, found[index + 1], input)
  if (!isNear && isAdjective(number, input)) return false
  const isLarge = number.value >= threshold || !Number.isInteger(number.value)
  return isNear || isLarge || (isV2 && number.value === 0)
}

/** Whether two numbers of one sort stand close together: ordinals side by side, cardinals in one clause. */
function areNear(
  left: FoundNumber | undefined,
  right: FoundNumber | undefined,
  input: string,
): boolean {
  if (left === undefined || left.sort !== right?.sort) return false
  if ([left, right].some((number) => isSeconds(number, input))) return false
  const gap = input.slice(left.end, right.start)
  if (left.sort === 'ordinal' || [left, right].some(isArticle)) return /^[\s,]*$/.test(gap)
  return !/[.!?;]/.test(gap) && (gap.match(/\p{L}+/gu) ?? []).length <= 3
}

function isArticle({ text }: FoundNumber): boolean {
  return /^(?:une?|un[oa])$/i.test(text)
}

/** `l'un`, `veinte segundos`: words that only look like numbers. */
function isSeconds({ start, text }: FoundNumber, input: string): boolean {
  return /['’]$/.test(input.slice(0, start)) || /^(?:segundos?|secondes?)$/i.test(text)
}

/** `logement neuf`: the French nine after a noun, with nothing after it. */
function isAdjective({ start, end, text }: FoundNumber, input: string): boolean {
  const isLast = !/^\s*[\p{L}\d]/u.test(input.slice(end))
  return text === 'neuf' && isLast && /(?<!numéro)(?<=\p{L}{4}) $/u.test(input.slice(0, start))
}

function formatNumber({ value, sort, text }: FoundNumber, lang: Language, mode: string): string {
  const hasPoint = (mode.startsWith('v2') && lang === 'es') || text.includes('punto')
  const digits = hasPoint ? String(value) : String(value).replace('.', ',')
  if (sort !== 'ordinal') return digits
  if (lang === 'fr') return digits + frenchEnding(value, text)
  const ending = /[oa]s?$/.exec(text.toLowerCase())?.[0] ?? 'o'
  return digits + ({ o: 'º', a: 'ª', os: 'ᵒˢ', as: 'ᵃˢ' }[ending] ?? 'º')
}

function frenchEnding(value: number, text: string): string {
  const plural = text.endsWith('s') ? 's' : ''
  if (value === 1) return text.toLowerCase().startsWith('premi') ? `er${plural}` : `ème${plural}`
  return /^second/i.test(text) ? `nd${plural}` : `ème${plural}`
}

/** `0 9` was said as one number. */
function joinZeros(text: string): string {
  return text.replace(/\b0 (?=\d)/g, '0')
}
