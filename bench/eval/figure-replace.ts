/** Writes the numbers of a text in digits, as the text2num suites expect it. */
import { findNumbers, type FoundNumber } from '../../src/text/numerals/find.js'
import type { Language } from '../../src/model/language.js'

interface ReplaceCase {
  readonly input: string
  readonly lang: Language
  readonly mode?: string
}

/** Replaces numbers in words by digits, lone small ones only where the case's mode asks for it. */
export function replaceNumbers({ input, lang, mode }: ReplaceCase): string {
  const found = findNumbers(input, { lang, ordinals: true })
  const threshold = thresholdOf(mode ?? '', lang)
  let output = ''
  let at = 0
  found.forEach((number, index) => {
    if (!isReplaced(found, index, { input, threshold })) return
    output += input.slice(at, number.start) + formatNumber(number, lang, mode ?? '')
    at = number.end
  })
  return joinZeros(output + input.slice(at))
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
}

/** A small number is replaced only beside another number. */
function isReplaced(
  found: readonly FoundNumber[],
  index: number,
  { input, threshold }: Replacing,
): boolean {
  const number = found[index]
  if (number === undefined) return false
  if (number.value > threshold || !Number.isInteger(number.value)) return true
  const before = found[index - 1]
  const after = found[index + 1]
  const isBeside = (left: number, right: number): boolean =>
    /^[\s,]*$/.test(input.slice(left, right))
  const isAfter = before !== undefined && isBeside(before.end, number.start)
  return isAfter || (after !== undefined && isBeside(number.end, after.start))
}

function formatNumber({ value, sort, text }: FoundNumber, lang: Language, mode: string): string {
  const digits = mode.startsWith('v2') ? String(value) : String(value).replace('.', ',')
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
