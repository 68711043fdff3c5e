/** Which names of one article name the same thing: full name and short name, acronym, surname. */
import { nameKey } from './fold.js'
import {
  acronymLetters,
  isAcronymOf,
  isContractionOf,
  isShortNameOf,
  isSurnameOf,
  spellsName,
  withoutLegalForm,
} from './name-forms.js'

/** A name where it stands, as far as grouping needs it. */
export interface NamedSpan {
  readonly type: string
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Names of one thing. */
export interface NameGroup {
  /** Type of most of the members; of the fullest form where there is a tie. */
  readonly type: string
  /** The fullest form. */
  readonly name: string
  /** Indices into the names, in order of appearance. */
  readonly members: readonly number[]
}

/** A distinct name of the article while groups are being formed. */
interface Form {
  readonly kind: string
  readonly key: string
  readonly text: string
  readonly at: number[]
  /** Whether the name was written with its legal form: it is then a full name, not a short form of another. */
  isFull: boolean
  /** Whether an acronym has been joined to it. */
  hasAcronym: boolean
  parent: Form | undefined
}

/**
 * Groups the names of an article. Companies, public bodies and organisations share one space of names, since one
 * thing may be taken for either; roles are left out. Every other index is in exactly one group; groups come in
 * the order of their first member.
 */
export function groupNames(text: string, names: readonly NamedSpan[]): NameGroup[] {
  const forms = collectForms(names)
  linkBrackets(text, names, forms)
  const byKind = new Map<string, Form[]>()
  for (const form of new Set(forms)) {
    if (!form) continue
    const list = byKind.get(form.kind)
    if (list) list.push(form)
    else byKind.set(form.kind, [form])
  }
  for (const [kind, list] of byKind) if (kind !== 'place') linkShortForms(kind, list)
  return buildGroups(names, forms)
}

/** Groups are sought within a kind: the three types of bodies are one. */
function kindOf(type: string): string {
  return type === 'company' || type === 'public_body' || type === 'organization' ? 'body' : type
}

function formKey({ type, text }: NamedSpan): string {
  const key = nameKey(type === 'company' ? withoutLegalForm(text) : text)
  return `${kindOf(type)} ${key === '' ? text : key}`
}

/** The form of each name, by its index; none for roles. */
type Forms = readonly (Form | undefined)[]

function collectForms(names: readonly NamedSpan[]): Forms {
  const forms = new Map<string, Form>()
  return names.map((name, index) => {
    if (name.type === 'role') return undefined
    const id = formKey(name)
    const isFull = name.type === 'company' && withoutLegalForm(name.text) !== name.text
    const known = forms.get(id)
    if (known) {
      known.at.push(index)
      known.isFull ||= isFull
      return known
    }
    const kind = kindOf(name.type)
    const key = id.slice(kind.length + 1)
    const { text } = name
    const form = { kind, key, text, at: [index], isFull, hasAcronym: false, parent: undefined }
    forms.set(id, form)
    return form
  })
}

function root(form: Form): Form {
  let top = form
  while (top.parent) top = top.parent
  return top
}

function attach(form: Form, to: Form): void {
  const [child, parent] = [root(form), root(to)]
  if (child === parent) return
  child.parent = parent
  if (!form.key.includes(' ')) to.hasAcronym = true
}

/** `Long Name (LN)` and `LN (Long Name)`: a name and its short form in brackets or quotes right after it. */
function linkBrackets(text: string, names: readonly NamedSpan[], forms: Forms): void {
  for (let index = 1; index < names.length; index++) {
    const [first, second] = [names[index - 1], names[index]]
    if (!first || !second || !isLinkable(first, second) || !isBracketed(text, first, second))
      continue
    const [a, b] = [forms[index - 1], forms[index]]
    if (a && b) attach(...(b.text.length > a.text.length ? ([a, b] as const) : ([b, a] as const)))
  }
}

function isLinkable(first: NamedSpan, second: NamedSpan): boolean {
  const kind = kindOf(first.type)
  return kind === kindOf(second.type) && (kind === 'body' || kind === 'programme')
}

function isBracketed(text: string, first: NamedSpan, second: NamedSpan): boolean {
  const gap = text.slice(first.end, Math.min(second.start, first.end + 40))
  const close = text.charAt(second.end)
  if (!/^[”»"]?\s?[([]\s?[“"«]?(?:\p{Ll}{2,14}\s){0,3}[“"«]?\s?$/u.test(gap)) return false
  const isShorter = second.text.length <= first.text.length
  const [short, long] = isShorter ? [second.text, first.text] : [first.text, second.text]
  const isAlone = close === ')' && gap.length <= 3
  return (
    /[)\]”"», ]/.test(close) &&
    (isShortFor(short, long) || (isAlone && (isCapitalCode(short) || isCalled(first, second))))
  )
}

/**
 * `Oficina de Desarrollo Comercial (Go Biz)`: a body's long name and alone in brackets another of the same type. In the
 * corpus every such pair is one thing; a company in brackets may own the other.
 */
function isCalled(first: NamedSpan, second: NamedSpan): boolean {
  const isBody = first.type === 'public_body' || first.type === 'organization'
  return isBody && second.type === first.type && words(first) >= 3 && words(second) <= 3
}

function words({ text }: NamedSpan): number {
  return text.split(/\s+/u).length
}

function isShortFor(short: string, long: string): boolean {
  return (
    isAcronymOf(short, long) ||
    isShortNameOf(nameKey(short), nameKey(long)) ||
    isContractionOf(short, long)
  )
}

/** `WTO` in brackets after a name in another language. */
function isCapitalCode(short: string): boolean {
  return /^\S{2,12}$/.test(short) && /\p{Lu}.*\p{Lu}/u.test(short)
}

/** Joins each short form to the one fuller form that it can stand for; the nearest earlier one where several can. */
function linkShortForms(kind: string, forms: readonly Form[]): void {
  const fullerOf = findFuller(kind, forms)
  const byInitial = indexByInitial(forms)
  for (const form of forms) {
    if (form.parent || form.isFull) continue
    const fuller = fullerOf.get(form) ?? []
    const isSpelled = fuller.length === 0 && kind !== 'person' && !form.key.includes(' ')
    const target = nearest(form, isSpelled ? spelledBy(form, byInitial) : fuller)
    if (target) attach(form, target)
  }
}

// Short forms of longer names are sought among this many of their first words.
const mostWords = 14

/** For each form the fuller ones that it can stand for: those that have its words, one after the other. */
function findFuller(kind: string, forms: readonly Form[]): Map<Form, Form[]> {
  const standsFor = kind === 'person' ? isSurnameOf : isShortNameOf
  const byKey = new Map(forms.map((form) => [form.key, form]))
  const fuller = new Map<Form, Form[]>()
  for (const form of forms)
    for (const part of partsOf(form.key, kind === 'person')) {
      const short = byKey.get(part)
      if (!short || short === form || !standsFor(part, form.key)) continue
      const list = fuller.get(short)
      if (list) list.push(form)
      else fuller.set(short, [form])
    }
  return fuller
}

/** All runs of the key's words; of a person's name also its surnames after an initial. */
function partsOf(key: string, isPerson: boolean): Set<string> {
  const words = key.split(' ').slice(0, mostWords)
  const parts = new Set<string>()
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= words.length; to++) {
      const part = words.slice(from, to).join(' ')
      parts.add(part)
      if (isPerson && from > 0) parts.add(`${key.charAt(0)} ${part}`)
    }
  return parts
}

/** Names of several words by the first letter of their first word, where an acronym begins too. */
function indexByInitial(forms: readonly Form[]): Map<string, Form[]> {
  const byInitial = new Map<string, Form[]>()
  for (const form of forms) {
    if (!form.key.includes(' ')) continue
    const initial = form.key.charAt(0)
    const list = byInitial.get(initial)
    if (list) list.push(form)
    else byInitial.set(initial, [form])
  }
  return byInitial
}

function spelledBy(form: Form, byInitial: ReadonlyMap<string, readonly Form[]>): Form[] {
  const letters = acronymLetters(form.text)
  if (letters === undefined) return []
  const candidates = byInitial.get(letters.charAt(0)) ?? []
  return candidates.filter((other) => !other.hasAcronym && spellsName(letters, other.key))
}

function nearest(form: Form, candidates: readonly Form[]): Form | undefined {
  const first = form.at[0] ?? 0
  let best: Form | undefined
  let bestDistance = Infinity
  for (const candidate of candidates)
    for (const at of candidate.at) {
      // A fuller form that comes only later is the last resort.
      const distance = at < first ? first - at : 10_000 + at - first
      if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
    }
  return best
}

function buildGroups(names: readonly NamedSpan[], forms: Forms): NameGroup[] {
  const members = new Map<Form, number[]>()
  forms.forEach((form, index) => {
    if (!form) return
    const top = root(form)
    const list = members.get(top)
    if (list) list.push(index)
    else members.set(top, [index])
  })
  return [...members.values()].map((list) => {
    const spans = list.flatMap((index) => names[index] ?? [])
    const name = fullestName(spans.map((span) => span.text))
    return { type: commonType(spans, name), name: name.replace(/\s+/g, ' '), members: list }
  })
}

/** The form with most words; among these the longest, rather not in capitals, rather the first. */
export function fullestName(texts: readonly string[]): string {
  let best = texts[0] ?? ''
  let most = -1
  for (const text of new Set(texts)) {
    const value = fullness(text)
    if (value > most) [best, most] = [text, value]
  }
  return best
}

function fullness(text: string): number {
  const words = nameKey(text).split(' ').length
  const isCapitals = text.length > 5 && text === text.toUpperCase() && words > 1
  return words * 1000 + text.length - (isCapitals ? 0.5 : 0)
}

function commonType(spans: readonly NamedSpan[], name: string): string {
  const counts = new Map<string, number>()
  for (const { type, text } of spans)
    counts.set(type, (counts.get(type) ?? 0) + (text === name ? 1.5 : 1))
  let best = spans[0]?.type ?? ''
  for (const [type, count] of counts) if (count > (counts.get(best) ?? 0)) best = type
  return best
}
