/** Which names of one article name the same thing: full name and short name, acronym, surname. */
import { nameKey } from './fold.js'
import {
  isAcronymOf,
  isContractionOf,
  isShortNameOf,
  isSurnameOf,
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
  for (const form of forms.values()) {
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

function collectForms(names: readonly NamedSpan[]): Map<string, Form> {
  const forms = new Map<string, Form>()
  names.forEach((name, index) => {
    if (name.type === 'role') return
    const id = formKey(name)
    const known = forms.get(id)
    if (known) known.at.push(index)
    else {
      const kind = kindOf(name.type)
      const key = id.slice(kind.length + 1)
      forms.set(id, { kind, key, text: name.text, at: [index], parent: undefined })
    }
  })
  return forms
}

function root(form: Form): Form {
  let top = form
  while (top.parent) top = top.parent
  return top
}

function attach(form: Form, to: Form): void {
  const [child, parent] = [root(form), root(to)]
  if (child !== parent) child.parent = parent
}

/** `Long Name (LN)` and `LN (Long Name)`: a name and its short form in brackets or quotes right after it. */
function linkBrackets(
  text: string,
  names: readonly NamedSpan[],
  forms: ReadonlyMap<string, Form>,
): void {
  for (let index = 1; index < names.length; index++) {
    const [first, second] = [names[index - 1], names[index]]
    if (!first || !second || !isLinkable(first, second) || !isBracketed(text, first, second))
      continue
    const [a, b] = [forms.get(formKey(first)), forms.get(formKey(second))]
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
  return (
    /[)\]”"», ]/.test(close) &&
    (isShortFor(short, long) || (close === ')' && gap.length <= 3 && isCapitalCode(short)))
  )
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
  const standsFor = kind === 'person' ? isSurnameOf : isShortNameOf
  const byWord = indexByWord(forms)
  for (const form of forms) {
    if (form.parent) continue
    const words = form.key.split(' ')
    const sharing = byWord.get(words[words.length - 1] ?? '') ?? []
    const fuller = sharing.filter((other) => other !== form && standsFor(form.key, other.key))
    const canSpell = kind !== 'person' && words.length === 1 && fuller.length === 0
    const target = nearest(form, canSpell ? spelledBy(form, forms) : fuller)
    if (target) attach(form, target)
  }
}

function indexByWord(forms: readonly Form[]): Map<string, Form[]> {
  const byWord = new Map<string, Form[]>()
  for (const form of forms)
    for (const word of new Set(form.key.split(' '))) {
      const list = byWord.get(word)
      if (list) list.push(form)
      else byWord.set(word, [form])
    }
  return byWord
}

function spelledBy(form: Form, forms: readonly Form[]): Form[] {
  return forms.filter((other) => other !== form && isAcronymOf(form.text, other.text))
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

function buildGroups(names: readonly NamedSpan[], forms: ReadonlyMap<string, Form>): NameGroup[] {
  const members = new Map<Form, number[]>()
  names.forEach((name, index) => {
    const form = name.type === 'role' ? undefined : forms.get(formKey(name))
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
  for (const text of texts) if (fullness(text) > fullness(best)) best = text
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
