/** Version 1, continued: events, decisions, search and the views for readers of the file. */

/** The names that fill one slot of the event of the surrounding query, in their order. */
const names = (slot: string) => `(SELECT group_concat(name, '; ') FROM (
    SELECT entities.name FROM event_entities JOIN entities ON entities.id = event_entities.entity_id
    WHERE event_entities.event_id = events.id AND event_entities.slot = '${slot}'
    ORDER BY event_entities.ordinal))`

/** Statements that build the second half of version 1. */
export const events = `
CREATE TABLE events (
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('trade_mission', 'training_programme', 'support_programme',
    'investment', 'agreement', 'meeting', 'fair')),
  status TEXT CHECK (status IN ('announced', 'ongoing', 'completed', 'cancelled')),
  programme_id TEXT REFERENCES entities (id),
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
  rule TEXT NOT NULL,
  UNIQUE (article_id, ordinal)
) STRICT;
CREATE INDEX events_by_day ON events (first_day, id);
CREATE INDEX events_by_type ON events (type, first_day);
CREATE INDEX events_by_programme ON events (programme_id) WHERE programme_id IS NOT NULL;

CREATE TABLE event_entities (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  slot TEXT NOT NULL CHECK (
    slot IN ('organizer', 'participant', 'counterpart', 'supporter', 'origin', 'destination')),
  ordinal INTEGER NOT NULL,
  entity_id TEXT NOT NULL REFERENCES entities (id),
  PRIMARY KEY (event_id, slot, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_entities_by_entity ON event_entities (entity_id, slot);

CREATE TABLE evidence (
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  slot TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (event_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_by_article ON evidence (article_id);

CREATE TABLE decisions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'retype', 'reject')),
  subject TEXT NOT NULL CHECK (subject IN ('entity', 'event')),
  subject_id TEXT NOT NULL,
  detail TEXT NOT NULL,
  made_by TEXT,
  made_at TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE INDEX decisions_by_subject ON decisions (subject, subject_id) WHERE undone_at IS NULL;

CREATE VIRTUAL TABLE article_search USING fts5(
  title, text, content = 'articles', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER articles_found_insert AFTER INSERT ON articles BEGIN
  INSERT INTO article_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_found_delete AFTER DELETE ON articles BEGIN
  INSERT INTO article_search (article_search, rowid, title, text)
  VALUES ('delete', old.number, old.title, old.text);
END;

CREATE VIRTUAL TABLE alias_search USING fts5(
  name, content = 'aliases', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER aliases_found_insert AFTER INSERT ON aliases BEGIN
  INSERT INTO alias_search (rowid, name) VALUES (new.number, new.name);
END;
CREATE TRIGGER aliases_found_delete AFTER DELETE ON aliases BEGIN
  INSERT INTO alias_search (alias_search, rowid, name) VALUES ('delete', old.number, old.name);
END;

CREATE VIEW v_events AS
SELECT
  events.id, events.type, events.status, programme.name AS programme,
  ${names('organizer')} AS organizer,
  ${names('participant')} AS participant,
  ${names('counterpart')} AS counterpart,
  ${names('supporter')} AS supporter,
  ${names('origin')} AS origin,
  ${names('destination')} AS destination,
  events.start, events.end, events.amount, events.amount_unit, events.jobs,
  events.companies_count, events.confidence,
  (SELECT text FROM evidence WHERE event_id = events.id ORDER BY slot IS NOT NULL, ordinal LIMIT 1)
    AS evidence,
  articles.title, articles.site, coalesce(articles.canonical_url, articles.url) AS url,
  articles.published, articles.lang, articles.id AS article_id
FROM events
JOIN articles ON articles.id = events.article_id
LEFT JOIN entities AS programme ON programme.id = events.programme_id;

CREATE VIEW v_companies AS
SELECT
  entities.id, entities.name,
  (SELECT group_concat(name, '; ') FROM (
    SELECT name FROM aliases WHERE entity_id = entities.id AND name <> entities.name
    ORDER BY name)) AS aliases,
  entities.country, entities.region, entities.first_seen, entities.last_seen, entities.articles,
  (SELECT count(DISTINCT event_id) FROM event_entities WHERE entity_id = entities.id) AS events
FROM entities WHERE entities.type = 'company';

CREATE VIEW v_officials AS
SELECT id, person, role, organization, place, first_seen, last_seen, articles, person_id,
  organization_id, place_id
FROM officials;

CREATE VIEW v_figures AS
SELECT
  figures.kind, figures.text, figures.value, figures.low, figures.high, figures.unit,
  figures.qualifier, figures.per, articles.title, articles.site,
  coalesce(articles.canonical_url, articles.url) AS url, articles.published, articles.lang,
  figures.article_id, figures.start, figures.end
FROM figures JOIN articles ON articles.id = figures.article_id;
`
