/**
 * Version 3: entities over all articles and both languages. What version 1 called an entity becomes a node, and
 * entities are made of nodes. Every node begins as an entity of its own; `reresolve` then reads them all anew.
 */

const entityOf = (column: string) =>
  `(SELECT entities.name FROM nodes JOIN entities ON entities.id = nodes.entity_id
    WHERE nodes.id = ${column})`

const names = (slot: string) => `(SELECT group_concat(name, '; ') FROM (
    SELECT entities.name FROM event_entities
      JOIN nodes ON nodes.id = event_entities.node_id
      JOIN entities ON entities.id = nodes.entity_id
    WHERE event_entities.event_id = events.id AND event_entities.slot = '${slot}'
      AND entities.is_rejected = 0
    GROUP BY entities.id ORDER BY min(event_entities.ordinal)))`

const entityViews = `
CREATE VIEW v_companies AS
SELECT
  entities.id, entities.name,
  (SELECT group_concat(name, '; ') FROM (
    SELECT DISTINCT aliases.name FROM aliases JOIN nodes ON nodes.id = aliases.node_id
    WHERE nodes.entity_id = entities.id AND aliases.name <> entities.name
    ORDER BY aliases.name)) AS aliases,
  entities.country, entities.region, entities.first_seen, entities.last_seen, entities.articles,
  (SELECT count(DISTINCT event_id) FROM event_entities
    JOIN nodes ON nodes.id = event_entities.node_id
    WHERE nodes.entity_id = entities.id) AS events
FROM entities
WHERE entities.type = 'company' AND entities.articles > 0 AND entities.is_rejected = 0;

CREATE VIEW v_officials AS
SELECT officials.id, officials.person, officials.role, officials.organization, officials.place,
  officials.first_seen, officials.last_seen, officials.articles,
  person.entity_id AS person_id, body.entity_id AS organization_id, town.entity_id AS place_id
FROM officials
LEFT JOIN nodes AS person ON person.id = officials.person_node
LEFT JOIN nodes AS body ON body.id = officials.organization_node
LEFT JOIN nodes AS town ON town.id = officials.place_node;
`

const eventView = `
CREATE VIEW v_events AS
SELECT
  events.id, events.type, events.status, ${entityOf('events.programme_node')} AS programme,
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
JOIN articles ON articles.id = events.article_id;
`

/** Statements that bring version 2 to version 3. */
export const nodes = `
DROP VIEW v_events;
DROP VIEW v_companies;
DROP VIEW v_officials;
DROP TABLE alias_search;
DROP TRIGGER aliases_found_insert;
DROP TRIGGER aliases_found_delete;

CREATE TABLE chores (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO chores SELECT 'resolve' WHERE EXISTS (SELECT 1 FROM articles);

CREATE TABLE nodes (
  id TEXT PRIMARY KEY,
  entity_id TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('body', 'person', 'place', 'programme')),
  type TEXT NOT NULL CHECK (
    type IN ('company', 'public_body', 'organization', 'person', 'place', 'programme')),
  key TEXT NOT NULL,
  country TEXT NOT NULL,
  region TEXT NOT NULL,
  seat TEXT NOT NULL,
  is_stated INTEGER NOT NULL CHECK (is_stated IN (0, 1)),
  is_acronym INTEGER NOT NULL CHECK (is_acronym IN (0, 1)),
  is_known INTEGER NOT NULL CHECK (is_known IN (0, 1)),
  is_crowded INTEGER NOT NULL DEFAULT 0 CHECK (is_crowded IN (0, 1)),
  uses INTEGER NOT NULL,
  articles INTEGER NOT NULL
) STRICT;
CREATE INDEX nodes_by_entity ON nodes (entity_id, id);

CREATE TABLE node_keys (
  key TEXT NOT NULL,
  node_id TEXT NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
  PRIMARY KEY (key, node_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX node_keys_by_node ON node_keys (node_id);

CREATE TABLE node_ties (
  one TEXT NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
  other TEXT NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
  articles INTEGER NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX node_ties_by_other ON node_ties (other);

CREATE TABLE merges (
  one TEXT NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
  other TEXT NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX merges_by_other ON merges (other);

CREATE TABLE bonds (
  decision_id TEXT NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
  subject TEXT NOT NULL CHECK (subject IN ('entity', 'event')),
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  is_apart INTEGER NOT NULL CHECK (is_apart IN (0, 1)),
  PRIMARY KEY (subject, one, other, decision_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bonds_by_other ON bonds (subject, other);
CREATE INDEX bonds_by_decision ON bonds (decision_id);

INSERT INTO nodes (id, entity_id, kind, type, key, country, region, seat, is_stated, is_acronym,
  is_known, uses, articles)
SELECT id, id,
  CASE WHEN type IN ('person', 'place', 'programme') THEN type ELSE 'body' END,
  type, '', '', '', '', 1, 0, 1, articles, articles
FROM entities;

ALTER TABLE entities ADD COLUMN is_rejected INTEGER NOT NULL DEFAULT 0;

CREATE TABLE new_aliases (
  number INTEGER PRIMARY KEY,
  node_id TEXT NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  as_name INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  UNIQUE (node_id, name)
) STRICT;
INSERT INTO new_aliases SELECT number, entity_id, name, name_key, as_name, articles FROM aliases;
DROP TABLE aliases;
ALTER TABLE new_aliases RENAME TO aliases;
CREATE INDEX aliases_by_key ON aliases (name_key, node_id);

CREATE TABLE node_facts (
  node_id TEXT NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
  fact TEXT NOT NULL CHECK (fact IN ('country', 'region', 'location')),
  value TEXT NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (node_id, fact, value)
) STRICT, WITHOUT ROWID;
INSERT INTO node_facts SELECT entity_id, fact, value, articles FROM entity_facts;
DROP TABLE entity_facts;

CREATE TABLE new_article_entities (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  local_id TEXT NOT NULL,
  node_id TEXT NOT NULL REFERENCES nodes (id),
  other_nodes TEXT NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  country TEXT,
  region TEXT,
  geonames_id INTEGER,
  lat REAL,
  lon REAL,
  seen TEXT,
  PRIMARY KEY (article_id, local_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_article_entities
SELECT view.article_id, view.ordinal, view.entity_id, view.entity_id, '[]', entities.type, view.name,
  view.aliases, view.country, view.region, view.geonames_id, view.lat, view.lon, view.seen
FROM article_entities AS view JOIN entities ON entities.id = view.entity_id;
DROP TABLE article_entities;
ALTER TABLE new_article_entities RENAME TO article_entities;
CREATE INDEX article_entities_by_node ON article_entities (node_id, seen);
CREATE INDEX article_entities_by_local ON article_entities (local_id, node_id);

CREATE TABLE new_mentions (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  local_id TEXT,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO new_mentions
SELECT article_id, ordinal, type, text, start, end, entity_id, confidence, rule FROM mentions;
DROP TABLE mentions;
ALTER TABLE new_mentions RENAME TO mentions;

CREATE TABLE new_events (
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('trade_mission', 'training_programme', 'support_programme',
    'investment', 'agreement', 'meeting', 'fair')),
  status TEXT CHECK (status IN ('announced', 'ongoing', 'completed', 'cancelled')),
  programme_local TEXT,
  programme_node TEXT REFERENCES nodes (id),
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
INSERT INTO new_events
SELECT id, article_id, ordinal, type, status, programme_id, programme_id, start, end, amount,
  amount_unit, amount_minor_units, jobs, companies_count, first_day, last_day, confidence, rule
FROM events;
CREATE TABLE new_event_entities (
  event_id TEXT NOT NULL REFERENCES new_events (id) ON DELETE CASCADE,
  slot TEXT NOT NULL CHECK (
    slot IN ('organizer', 'participant', 'counterpart', 'supporter', 'origin', 'destination')),
  ordinal INTEGER NOT NULL,
  local_id TEXT NOT NULL,
  node_id TEXT NOT NULL REFERENCES nodes (id),
  PRIMARY KEY (event_id, slot, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO new_event_entities SELECT event_id, slot, ordinal, entity_id, entity_id FROM event_entities;

DROP TABLE event_entities;
ALTER TABLE new_event_entities RENAME TO event_entities;
CREATE INDEX event_entities_by_node ON event_entities (node_id, slot);
CREATE TABLE new_evidence (
  event_id TEXT NOT NULL REFERENCES new_events (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  slot TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (event_id, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO new_evidence SELECT * FROM evidence;
DROP TABLE evidence;
DROP TABLE events;
ALTER TABLE new_events RENAME TO events;
ALTER TABLE new_evidence RENAME TO evidence;
CREATE INDEX evidence_by_article ON evidence (article_id);
CREATE INDEX events_by_day ON events (first_day, id);
CREATE INDEX events_by_type ON events (type, first_day);
CREATE INDEX events_by_programme ON events (programme_node) WHERE programme_node IS NOT NULL;

CREATE TABLE terms (
  id TEXT PRIMARY KEY,
  official_id TEXT NOT NULL,
  person_key TEXT NOT NULL,
  person_node TEXT REFERENCES nodes (id),
  role_key TEXT NOT NULL,
  organization_key TEXT NOT NULL,
  organization_node TEXT REFERENCES nodes (id),
  place_key TEXT NOT NULL,
  place_node TEXT REFERENCES nodes (id)
) STRICT;
CREATE INDEX terms_by_official ON terms (official_id, id);
CREATE INDEX terms_by_person ON terms (person_node) WHERE person_node IS NOT NULL;
CREATE INDEX terms_by_organization ON terms (organization_node) WHERE organization_node IS NOT NULL;
CREATE INDEX terms_by_place ON terms (place_node) WHERE place_node IS NOT NULL;
CREATE TABLE new_officials (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  organization TEXT,
  place TEXT,
  person_node TEXT,
  organization_node TEXT,
  place_node TEXT,
  first_seen TEXT,
  last_seen TEXT,
  articles INTEGER NOT NULL
) STRICT;
INSERT INTO terms
SELECT id, id, person, person_id, role, coalesce(organization, ''), organization_id,
  coalesce(place, ''), place_id
FROM officials;
INSERT INTO new_officials SELECT * FROM officials;
CREATE TABLE new_official_forms (
  term_id TEXT NOT NULL REFERENCES terms (id) ON DELETE CASCADE,
  form TEXT NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (term_id, form)
) STRICT, WITHOUT ROWID;
INSERT INTO new_official_forms SELECT official_id, form, articles FROM official_forms;
CREATE TABLE new_article_officials (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  term_id TEXT NOT NULL REFERENCES terms (id),
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  organization TEXT,
  place TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  rule TEXT NOT NULL,
  seen TEXT,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO new_article_officials SELECT * FROM article_officials;
DROP TABLE article_officials;
DROP TABLE official_forms;
DROP TABLE officials;
ALTER TABLE new_officials RENAME TO officials;
ALTER TABLE new_official_forms RENAME TO official_forms;
ALTER TABLE new_article_officials RENAME TO article_officials;
CREATE INDEX officials_by_person ON officials (person, role, id);
CREATE INDEX officials_by_person_node ON officials (person_node) WHERE person_node IS NOT NULL;
CREATE INDEX officials_by_organization_node ON officials (organization_node)
  WHERE organization_node IS NOT NULL;
CREATE INDEX officials_by_place_node ON officials (place_node) WHERE place_node IS NOT NULL;
CREATE INDEX article_officials_by_term ON article_officials (term_id, seen);

CREATE VIRTUAL TABLE alias_search USING fts5(
  name, content = 'aliases', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO alias_search (alias_search) VALUES ('rebuild');
CREATE TRIGGER aliases_found_insert AFTER INSERT ON aliases BEGIN
  INSERT INTO alias_search (rowid, name) VALUES (new.number, new.name);
END;
CREATE TRIGGER aliases_found_delete AFTER DELETE ON aliases BEGIN
  INSERT INTO alias_search (alias_search, rowid, name) VALUES ('delete', old.number, old.name);
END;
${entityViews}
${eventView}`
