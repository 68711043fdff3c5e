/** Words with a colon that ask for a field: `type:fair`, `lugar:Japón`, `montant:>1000000`; in three languages. */
import { ownValue } from '../core/own.js'
import { isLanguage } from '../model/language.js'
import { eventTypes, type EventStatus } from '../model/event.js'
import { rangeFields, type FilterField, type RangeField } from '../model/search.js'
import { nameKey } from '../text/fold.js'

/** A field that a search can name. */
export type SearchField = FilterField | RangeField | 'from' | 'to'

/** The names of each field in English (first), Spanish and French. */
const namesOfFields: Readonly<Record<SearchField, readonly string[]>> = {
  type: ['type', 'tipo'],
  status: ['status', 'estado', 'statut', 'etat'],
  lang: ['lang', 'language', 'idioma', 'langue'],
  place: ['place', 'lugar', 'lieu'],
  country: ['country', 'pais', 'pays'],
  region: ['region'],
  company: ['company', 'empresa', 'entreprise', 'societe', 'org', 'organizacion', 'organisation'],
  person: ['person', 'persona', 'personne'],
  programme: ['programme', 'program', 'programa'],
  site: ['site', 'source', 'medio', 'media', 'journal'],
  currency: ['currency', 'moneda', 'devise'],
  month: ['month', 'mes', 'mois'],
  entity: ['entity', 'entidad', 'entite'],
  from: ['from', 'desde', 'depuis'],
  to: ['to', 'hasta', 'jusque'],
  amount: ['amount', 'importe', 'monto', 'montant'],
  jobs: ['jobs', 'empleos', 'emplois'],
  companies: ['companies', 'empresas', 'entreprises'],
}

const fieldsByName: ReadonlyMap<string, SearchField> = new Map(
  (Object.entries(namesOfFields) as [SearchField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
)

/** Finds the field that a word before a colon names; case and accents do not count. */
export function fieldOf(word: string): SearchField | undefined {
  return fieldsByName.get(nameKey(word))
}

/** The names of all fields as a search in English writes them. */
export const fieldNames: readonly string[] = Object.keys(namesOfFields)

/** Tells whether the field is compared with numbers. */
export function isRangeField(field: SearchField): field is RangeField {
  return (rangeFields as readonly string[]).includes(field)
}

/** How far an event can have come, in the order in which it comes. */
export const statuses = [
  'announced',
  'ongoing',
  'completed',
  'cancelled',
] as const satisfies readonly EventStatus[]

/** What types and statuses are called besides their codes, so that `tipo:feria` finds fairs. */
const codesByName: Readonly<Record<'type' | 'status', Readonly<Record<string, string>>>> = {
  type: {
    'mision comercial': 'trade_mission',
    mision: 'trade_mission',
    'mission commerciale': 'trade_mission',
    mission: 'trade_mission',
    'programa de formacion': 'training_programme',
    formacion: 'training_programme',
    capacitacion: 'training_programme',
    formation: 'training_programme',
    training: 'training_programme',
    'programa de apoyo': 'support_programme',
    apoyo: 'support_programme',
    aide: 'support_programme',
    support: 'support_programme',
    inversion: 'investment',
    investissement: 'investment',
    acuerdo: 'agreement',
    convenio: 'agreement',
    accord: 'agreement',
    reunion: 'meeting',
    rencontre: 'meeting',
    feria: 'fair',
    foire: 'fair',
    salon: 'fair',
  },
  status: {
    anunciado: 'announced',
    annonce: 'announced',
    'en curso': 'ongoing',
    'en cours': 'ongoing',
    realizado: 'completed',
    realise: 'completed',
    cancelado: 'cancelled',
    annule: 'cancelled',
  },
}

type CodeReader = (value: string) => string | undefined

const byPattern =
  (pattern: RegExp, change: (value: string) => string): CodeReader =>
  (value) =>
    pattern.test(value) ? change(value) : undefined

const lower = (value: string) => value.toLowerCase()
const upper = (value: string) => value.toUpperCase()

const codeReaders: Readonly<Partial<Record<SearchField, CodeReader>>> = {
  type: (value) => codeAmong(eventTypes, 'type', value),
  status: (value) => codeAmong(statuses, 'status', value),
  lang: (value) => (isLanguage(lower(value)) ? lower(value) : undefined),
  country: byPattern(/^[a-z]{2}$/i, upper),
  currency: byPattern(/^[a-z]{3}$/i, upper),
  entity: byPattern(/^[0-9a-f]{8,64}$/i, lower),
}

/** The code that a value of a field with codes means, or undefined when it is none. */
export function codeOf(field: SearchField, value: string): string | undefined {
  const read = codeReaders[field]
  return read ? read(value) : value
}

function codeAmong(
  codes: readonly string[],
  field: 'type' | 'status',
  value: string,
): string | undefined {
  const key = nameKey(value)
  return (
    codes.find((code) => code === key.replaceAll(' ', '_')) ?? ownValue(codesByName[field], key)
  )
}
