/** From corpus articles to what the event stage reads and learns from. */
import { findFigures, findPeriods } from '../../src/entities/index.js'
import type { EventExample, KnownEvent } from '../../src/events/index.js'
import { entitySlots } from '../../src/model/event.js'
import type { Gazetteer } from '../../src/model/gazetteer.js'
import type { Entity, Mention } from '../../src/model/mention.js'
import { groupEntities } from '../../src/resolve/index.js'
import { nameKey } from '../../src/text/fold.js'
import type { CorpusArticle, GoldEvent } from './corpus.js'

/** An annotated article as an example of the event stage. */
export type CorpusExample = EventExample & { readonly gold: CorpusArticle }

/** The annotated mentions as the tagger would give them. */
export function goldMentions(article: CorpusArticle): Mention[] {
  return article.mentions.map((mention) => ({ ...mention, confidence: 1, rule: 'gold' }))
}

/** Runs the stages before the events on the article, with the given mentions. */
export function exampleOf(
  gold: CorpusArticle,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): CorpusExample {
  const { text, lang, country, published, title, paragraphs } = gold
  const context = { lang, ...(country === undefined ? {} : { country }) }
  const { periods } = findPeriods(text, { ...context, published })
  const { figures } = findFigures(text, { ...context, periods })
  const entities = groupEntities({ text, ...context }, mentions, gazetteer)
  const article = { text, title, paragraphs, published, ...context }
  return {
    article,
    found: { mentions, entities, figures, periods },
    gold,
    events: gold.events.map((event) => knownEvent(event, entities)),
  }
}

/** Whether the entity has the name among its names. */
export function hasName({ name, aliases }: Entity, sought: string): boolean {
  const key = nameKey(sought)
  return [name, ...aliases].some((other) => nameKey(other) === key)
}

function knownEvent(event: GoldEvent, entities: readonly Entity[]): KnownEvent {
  const idsOf = (names: readonly string[] = []): string[] =>
    names.flatMap((name) => entities.filter((entity) => hasName(entity, name)).map(({ id }) => id))
  const slots = Object.fromEntries([
    ...entitySlots.map((slot) => [slot, idsOf(event[slot])]),
    ['programme', idsOf(event.programme === undefined ? [] : [event.programme])],
  ]) as KnownEvent['slots']
  const { type, status, start, end, amount, jobs, companies_count: companiesCount } = event
  return {
    type,
    slots,
    ...(status && { status }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(amount && {
      amount: {
        value: String(amount.value),
        ...(amount.unit !== undefined && { unit: amount.unit }),
      },
    }),
    ...(jobs !== undefined && { jobs }),
    ...(companiesCount !== undefined && { companiesCount }),
  }
}
