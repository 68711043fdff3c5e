/**
 * Third-party corpora as further training text, when their folder is given: CESS-ESP (the texts of AnCora-ES, CC BY
 * 4.0) and Sequoia (LGPL-LR). Their types are coarser than ours: an organisation may be a company, a public body or an
 * organisation, and offices are not marked at all, so that the learner is told what each word may be.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { Language } from '../../src/model/language.js'
import { entityTypes, type EntityType } from '../../src/model/mention.js'
import type { LooseSpan, TrainingExample } from '../../src/tagger/index.js'
import { splitSentences } from '../../src/text/sentences.js'
import { tokenize } from '../../src/text/tokens.js'

interface Source {
  readonly file: string
  readonly lang: Language
}

const sources: readonly Source[] = [
  { file: 'cess_esp/cess_esp.bio.tsv', lang: 'es' },
  { file: 'sequoia_ne/sequoia_ne.train.bio.tsv', lang: 'fr' },
  { file: 'sequoia_ne/sequoia_ne.dev.bio.tsv', lang: 'fr' },
]

/** What a foreign type may be; types that are not listed (dates, numbers) are no names. */
const typesOf: Readonly<Record<string, readonly EntityType[]>> = {
  PER: ['person'],
  PERS: ['person'],
  LOC: ['place'],
  ORG: ['company', 'public_body', 'organization'],
  EVE: ['programme'],
  MISC: entityTypes,
  NAME: entityTypes,
  PROD: entityTypes,
}

/** Either a name of unsure type, or (`isOpen`) words that may be a name or none. */
const openTypes = new Set(['MISC', 'PROD', 'EVE'])

const groups = 4
const sentencesPerText = 12

/** Reads what is there of the corpora; each text belongs to one of the folds, so that it is left out with it. */
export function readThirdParty(folder: string): TrainingExample[] {
  const texts = sources.flatMap(({ file, lang }) => {
    const content = fs.readFileSync(path.join(folder, file), 'utf8')
    return textsOf(content).map((text) => ({ ...text, lang }))
  })
  return texts.map(({ text, loose, lang }, index) => {
    const tokens = tokenize(text)
    return {
      input: { lang, tokens, sentences: splitSentences(tokens), titleEnd: 0 },
      mentions: [],
      loose,
      group: String((index % groups) + 1),
    }
  })
}

interface LooseText {
  readonly text: string
  readonly loose: readonly LooseSpan[]
}

/** The sentences of one document, joined as they would be printed, some at a time. */
function textsOf(content: string): LooseText[] {
  const texts: LooseText[] = []
  let builder = new TextBuilder()
  let document = ''
  const close = (): void => {
    if (builder.text !== '') texts.push(builder.finish())
    builder = new TextBuilder()
  }
  for (const line of content.split('\n')) {
    if (line.startsWith('# ')) {
      const next = line.replace(/^# (?:doc|sent_id) ?= ?|[ _.].*$/g, '')
      if (next !== document || builder.sentences >= sentencesPerText) close()
      document = next
      builder.sentences++
      continue
    }
    const [word = '', , tag = ''] = line.split('\t')
    if (word !== '' && tag !== '') builder.add(word, tag)
  }
  close()
  return texts
}

const glued = /^[,.;:)\]»”%?!…]+$/
const gluing = /[([«“¿¡'’]$/

class TextBuilder {
  text = ''
  sentences = 0
  private readonly loose: {
    start: number
    end: number
    types: readonly EntityType[]
    isOpen: boolean
  }[] = []

  add(word: string, tag: string): void {
    const isGlued = this.text === '' || glued.test(word) || gluing.test(this.text)
    if (!isGlued) this.text += ' '
    const start = this.text.length
    this.text += word
    const type = tag.slice(2)
    const types = typesOf[type]
    const last = this.loose.at(-1)
    if (tag.startsWith('I-') && last) last.end = this.text.length
    else if (tag.startsWith('B-') && types)
      this.loose.push({ start, end: this.text.length, types, isOpen: openTypes.has(type) })
  }

  finish(): LooseText {
    return { text: this.text, loose: this.loose }
  }
}
