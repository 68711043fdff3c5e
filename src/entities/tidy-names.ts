/** Names with the dirt of printed pages about them: footnotes, inclusive endings, marks, and the words of the sentence behind them. */
import type { Mention } from '../model/mention.js'
import { fold } from '../text/fold.js'

const rule = 'names/tidied'

/**
 * Takes off what belongs to no name, and leaves out what is none; roles stay as they are.
 *
 * @example tidyNames([…'Foro Alma lors des débats'…], text) // […'Foro Alma'…]
 */
export function tidyNames(mentions: readonly Mention[], text: string): Mention[] {
  return mentions.flatMap((mention) => {
    if (mention.type === 'role') return /\p{L}/u.test(mention.text) ? [mention] : []
    if (isInclusiveEnd(mention.text)) return []
    const tidied = readRoad(trimMarks(cutSentence(cutBracket(closeQuote(mention, text)))))
    return isNoName(tidied) ? [] : [tidied]
  })
}

/** `RN 274`, `N-340A`, `A31`. */
function readRoad(mention: Mention): Mention {
  const isRoad =
    mention.type !== 'company' && /^(?:A|AP|N|RN|RD)[- ]?\d{1,4}[A-Z]?$/u.test(mention.text)
  return isRoad && mention.type !== 'place' ? { ...mention, type: 'place', rule } : mention
}

/** `alias 'Susper'`, of which only the end was taken into the name. */
function closeQuote(mention: Mention, text: string): Mention {
  const isOpen =
    /['‘]/u.test(text.charAt(mention.start - 1)) && !/\p{L}/u.test(text.charAt(mention.start - 2))
  return isOpen && /['’]$/u.test(mention.text) ? part(mention, 0, mention.text.length - 1) : mention
}

/** The mention between two places of its own text. */
function part(mention: Mention, from: number, to: number): Mention {
  if (from === 0 && to === mention.text.length) return mention
  const start = mention.start + from
  return {
    ...mention,
    start,
    end: mention.start + to,
    text: mention.text.slice(from, to),
    rule,
  }
}

/** `[3] Durand`, `Raúl [Raúl Martínez] es uno`: a bracket is a remark of the editor. */
function cutBracket(mention: Mention): Mention {
  const { text } = mention
  if (!text.includes('[')) return mention
  const note = /^\[[^\]]{0,9}\] ?/u.exec(text)?.[0].length ?? 0
  const bracket = text.indexOf('[', note)
  return part(mention, note, bracket > note ? text.slice(0, bracket).trimEnd().length : text.length)
}

// Words that stand in none of the 65,000 annotated names: what begins with them is the rest of the sentence.
const outside = new Set(
  `lors va vont ont était étaient qui dont où selon avec entre chez depuis pendant après avant concernant contestant
   comme quand mais ou donc sa leur ce cette elle ne plus été según durante cuando fue está están ha han tras mediante
   donde porque desde hasta después antes como pero quien quienes su sus más sido son eran ni afirmó dijo explicó
   ajoute explique affirme estime déclare`.split(/\s+/u),
)
const outsidePeople = new Set(
  'par sur dans aux au pour est es por para con en sobre que sans'.split(' '),
)
// A programme may be called by a whole sentence.
const sureProgramme = 0.7

const smallWord = /[^\p{L}]\p{Ll}/u

function cutSentence(mention: Mention): Mention {
  if (mention.type === 'programme' && mention.confidence >= sureProgramme) return mention
  if (!mention.text.includes(' ') || !smallWord.test(mention.text)) return mention
  const isPerson = mention.type === 'person'
  for (const { 0: word, index } of mention.text.matchAll(/(?<=[^\p{L}])\p{Ll}+(?![\p{L}'’-])/gu))
    if (outside.has(word) || (isPerson && outsidePeople.has(word)))
      return part(mention, 0, mention.text.slice(0, index).trimEnd().length)
  return mention
}

const opening = new Set('\'‘"“«–—·@•([ ')
const closing = new Set('–—·•,;: ')

/** `DIRECTO !!`, `La Pradera –`, `'Ata'`. */
function trimMarks(mention: Mention): Mention {
  const { text, type } = mention
  let from = 0
  let to = text.length
  if (isQuoted(text)) {
    from = 1
    to--
  } else if (/^[–—·@•]/u.test(text)) while (from < to && opening.has(text.charAt(from))) from++
  // `Ose ton atelier !` is a programme's name.
  if (type !== 'programme' && / !|!!/u.test(text.slice(-3))) to = text.indexOf('!', to - 3)
  while (type !== 'programme' && to > from && closing.has(text.charAt(to - 1))) to--
  return part(mention, from, to)
}

/** Whether the whole name stands in single quotes. */
function isQuoted(text: string): boolean {
  return /^['‘][^'’]{2,}['’]$/u.test(text)
}

// What is written in capitals and names nobody: diseases, measures, trades, remarks of the editors.
const commonWords = new Set(
  `covid covid-19 covid19 sida vih adn arn pib iva isr irpf tva csg rsa smic ong ndlr ndr lgbt lgbtq lgbtqi lgbtiq+
   tic ia nft pme tpe eti btp rse jo jo-2024 i+d i+d+i r&d mvp ogm pma ivg gps usb wifi wi-fi dvd html pdf url sms
   sdf qr hd vr ott vtc ceo pdg drh dt`
    .split(/\s+/u)
    .concat('cac 40', 'ibex 35', 'dow jones'),
)

const longestCommon = Math.max(...Array.from(commonWords, (word) => word.length))

/** The end of an inclusive form: `élu·e·s`, `impliqué·es au sein`, `chercheur.e.s`. */
function isInclusiveEnd(text: string): boolean {
  if (text.includes('·') && !/\p{Lu}/u.test(text)) return true
  return /^\p{Ll}{1,2}\.\p{Ll}{1,2}$/u.test(text)
}

function isNoName({ text, type }: Mention): boolean {
  if (!/\p{L}/u.test(text)) return true
  // `8h16 - Semiconducteurs`: a heading.
  if (/^\d{1,2}[h:]\d\d [-–—] /u.test(text)) return true
  if (text.length <= 2 * longestCommon && commonWords.has(fold(text))) return true
  // `XXe siècle`.
  return type === 'place' && /^(?:Ier|[IVX]+(?:e|ème))$/u.test(text)
}
