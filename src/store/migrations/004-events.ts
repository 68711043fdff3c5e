/**
 * Version 4: one event from all the articles that tell it. What was an event becomes one article's telling of it; every
 * telling begins as an event of its own, and all articles are asked anew.
 */

const entityName = (node: string) => `(SELECT entities.name FROM nodes
    JOIN entities ON entities.id = nodes.entity_id AND entities.is_rejected = 0
    WHERE nodes.id = ${node})`

const names = (slot: string) => `(SELECT group_concat(name, '; ') FROM (
    SELECT entities.name FROM article_events AS told
      JOIN event_entities ON event_entities.telling_id = told.id
      JOIN nodes ON nodes.id = event_entities.node_id
      JOIN entities ON entities.id = nodes.entity_id
    WHERE told.event_id = events.id AND event_entities.slot = '${slot}'
      AND entities.is_rejected = 0
    GROUP BY entities.id ORDER BY count(*) DESC, min(event_entities.ordinal), entities.id))`

/** Statements that bring version 3 to version 4. */
export const tellings = `
DROP VIEW v_events;
DROP VIEW v_companies;
DROP INDEX events_by_day;
DROP INDEX events_by_type;
DROP INDEX events_by_programme;
ALTER TABLE events RENAME TO article_events;
ALTER TABLE article_events ADD COLUMN event_id TEXT NOT NULL DEFAULT '';
ALTER TABLE article_events ADD COLUMN seen TEXT;
ALTER TABLE article_events ADD COLUMN profile TEXT NOT NULL
  DEFAULT '{"programme":[],"actors":[],"participants":[],"places":[],"wider":[],"start":""}';
ALTER TABLE article_events ADD COLUMN is_crowded INTEGER NOT NULL DEFAULT 0;
UPDATE article_events SET event_id = id;
CREATE INDEX article_events_by_event ON article_events (event_id, id);
CREATE INDEX article_events_by_programme ON article_events (programme_node)
  WHERE programme_node IS NOT NULL;
ALTER TABLE event_entities RENAME COLUMN event_id TO telling_id;
ALTER TABLE evidence RENAME COLUMN event_id TO telling_id;

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('trade_mission', 'training_programme', 'support_programme',
    'investment', 'agreement', 'meeting', 'fair')),
  status TEXT CHECK (status IN ('announced', 'ongoing', 'completed', 'cancelled')),
  programme_node TEXT,
  start TEXT,
  end TEXT,
  amount TEXT,
  amount_unit TEXT,
  amount_minor_units INTEGER,
  jobs INTEGER,
  companies_count INTEGER,
  first_day TEXT,
  last_day TEXT,
  confidence REAL NOT NULL,
  articles INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  contradictions TEXT NOT NULL,
  name TEXT,
  is_rejected INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO events (id, type, status, programme_node, start, end, amount, amount_unit,
  amount_minor_units, jobs, companies_count, first_day, last_day, confidence, articles, article_id,
  contradictions)
SELECT id, type, status, programme_node, start, end, amount, amount_unit, amount_minor_units, jobs,
  companies_count, first_day, last_day, confidence, 1, article_id, '[]'
FROM article_events;
CREATE INDEX events_by_day ON events (first_day, id);
CREATE INDEX events_by_type ON events (type, first_day);

CREATE TABLE event_keys (
  key TEXT NOT NULL,
  telling_id TEXT NOT NULL REFERENCES article_events (id) ON DELETE CASCADE,
  PRIMARY KEY (key, telling_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_keys_by_telling ON event_keys (telling_id);

CREATE TABLE event_merges (
  one TEXT NOT NULL REFERENCES article_events (id) ON DELETE CASCADE,
  other TEXT NOT NULL REFERENCES article_events (id) ON DELETE CASCADE,
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_merges_by_other ON event_merges (other);

INSERT OR IGNORE INTO chores SELECT 'resolve' WHERE EXISTS (SELECT 1 FROM articles);

CREATE VIEW v_events AS
SELECT
  events.id, events.type, events.status, ${entityName('events.programme_node')} AS programme,
  ${names('organizer')} AS organizer,
  ${names('participant')} AS participant,
  ${names('counterpart')} AS counterpart,
  ${names('supporter')} AS supporter,
  ${names('origin')} AS origin,
  ${names('destination')} AS destination,
  events.start, events.end, events.amount, events.amount_unit, events.jobs,
  events.companies_count, events.confidence,
  (SELECT text FROM evidence JOIN article_events AS told ON told.id = telling_id
    WHERE told.event_id = events.id AND told.article_id = events.article_id
    ORDER BY slot IS NOT NULL, evidence.ordinal LIMIT 1)
    AS evidence,
  articles.title, articles.site, coalesce(articles.canonical_url, articles.url) AS url,
  articles.published, articles.lang, articles.id AS article_id, events.articles,
  (SELECT group_concat(url, ' ') FROM (
    SELECT DISTINCT coalesce(page.canonical_url, page.url) AS url FROM article_events AS told
    JOIN articles AS page ON page.id = told.article_id
    WHERE told.event_id = events.id ORDER BY page.published, page.id)) AS urls,
  events.contradictions
FROM events
JOIN articles ON articles.id = events.article_id
WHERE events.is_rejected = 0;

CREATE VIEW v_companies AS
SELECT
  entities.id, entities.name,
  (SELECT group_concat(name, '; ') FROM (
    SELECT DISTINCT aliases.name FROM aliases JOIN nodes ON nodes.id = aliases.node_id
    WHERE nodes.entity_id = entities.id AND aliases.name <> entities.name
    ORDER BY aliases.name)) AS aliases,
  entities.country, entities.region, entities.first_seen, entities.last_seen, entities.articles,
  (SELECT count(DISTINCT told.event_id) FROM nodes
    JOIN event_entities ON event_entities.node_id = nodes.id
    JOIN article_events AS told ON told.id = event_entities.telling_id
    WHERE nodes.entity_id = entities.id) AS events
FROM entities
WHERE entities.type = 'company' AND entities.articles > 0 AND entities.is_rejected = 0;
`
