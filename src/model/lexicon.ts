/** What is known of words and names before any article is read. */
import type { Language } from './language.js'

/** Bits that say what a name (one word or several) is known as. */
export const nameFlag = {
  city: 1 << 0,
  town: 1 << 1,
  village: 1 << 2,
  country: 1 << 3,
  region: 1 << 4,
  landmark: 1 << 5,
  forename: 1 << 6,
  surname: 1 << 7,
  company: 1 << 8,
  publicBody: 1 << 9,
  organization: 1 << 10,
  programme: 1 << 11,
  /** An ordinary Spanish word. */
  spanishWord: 1 << 12,
  /** An ordinary French word. */
  frenchWord: 1 << 13,
  /** A longer known name begins with this. */
  prefix: 1 << 14,
} as const

/** Bits that say what a word announces beside or inside a name. */
export const cueFlag = {
  companyNoun: 1 << 0,
  companyPlural: 1 << 1,
  companyHead: 1 << 2,
  legalForm: 1 << 3,
  bodyHead: 1 << 4,
  organizationHead: 1 << 5,
  organizationNoun: 1 << 6,
  roleHead: 1 << 7,
  roleModifier: 1 << 8,
  programmeHead: 1 << 9,
  placeHead: 1 << 10,
  courtesy: 1 << 11,
  speech: 1 << 12,
  month: 1 << 13,
  weekday: 1 << 14,
  demonym: 1 << 15,
  determiner: 1 << 16,
  preposition: 1 << 17,
  conjunction: 1 << 18,
  direction: 1 << 19,
  currency: 1 << 20,
  venue: 1 << 21,
  leads: 1 << 22,
  takesPart: 1 << 23,
  /** What a person does for a living, beside the offices of `roleHead`. */
  profession: 1 << 24,
  /** Short name of a body with branches, which take the name of their place: `CCI Bretagne`. */
  branched: 1 << 25,
  /** Several in one office: `alcaldes`, `vice-présidents`. */
  officePlural: 1 << 26,
  /** An office in another language: `chairman`, `Bürgermeister`. */
  foreignOffice: 1 << 27,
} as const

/** Name of a kind of cue word that is listed by language. */
export type Cue = Exclude<keyof typeof cueFlag, 'officePlural' | 'foreignOffice'>

/** Reference data of the tagger: immutable, loaded once. */
export interface Lexicon {
  /** `nameFlag` bits of the name with this key (see `nameHash`); 0 when unknown. */
  readonly flagsOf: (key: number) => number
  /** `cueFlag` bits of the folded word; 0 when it announces nothing. */
  readonly cuesOf: (folded: string, lang: Language) => number
  /** Changes whenever the reference data does. */
  readonly checksum: number
}
