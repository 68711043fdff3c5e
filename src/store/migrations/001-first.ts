/** Version 1: everything from sources to events. */

/** Statements that build version 1 from an empty file. */
export const first = `
CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('feed', 'sitemap', 'listing')),
  name TEXT,
  country TEXT,
  region TEXT,
  lang TEXT,
  interval_minutes INTEGER NOT NULL CHECK (interval_minutes > 0),
  priority INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
  next_due_at TEXT NOT NULL,
  last_success_at TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  last_problem TEXT,
  etag TEXT,
  last_modified TEXT,
  body_hash TEXT,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX sources_due ON sources (next_due_at) WHERE state = 'active';

CREATE TABLE links (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  host TEXT NOT NULL,
  source_id TEXT NOT NULL REFERENCES sources (id),
  title TEXT,
  published TEXT,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (
    state IN ('due', 'fetched', 'stored', 'duplicate', 'rejected', 'failed', 'quarantined')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at TEXT NOT NULL,
  reason TEXT,
  reason_text TEXT,
  article_id TEXT REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  claimed_by TEXT,
  claimed_until TEXT,
  claims INTEGER NOT NULL DEFAULT 0,
  discovered_at TEXT NOT NULL,
  CHECK ((state IN ('stored', 'duplicate')) = (article_id IS NOT NULL)),
  CHECK ((state IN ('rejected', 'failed', 'quarantined')) = (reason IS NOT NULL))
) STRICT;
CREATE INDEX links_to_fetch ON links (host, priority DESC, next_try_at, id)
  WHERE state IN ('due', 'failed');
CREATE INDEX links_by_state ON links (state, id);
CREATE INDEX links_by_source ON links (source_id, state);
CREATE INDEX links_by_article ON links (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX links_claimed ON links (claimed_by) WHERE claimed_by IS NOT NULL;

CREATE TABLE fetches (
  id INTEGER PRIMARY KEY,
  link_id TEXT REFERENCES links (id),
  source_id TEXT REFERENCES sources (id),
  fetched_at TEXT NOT NULL,
  url TEXT NOT NULL,
  status INTEGER,
  size INTEGER,
  duration_ms INTEGER,
  problem TEXT,
  problem_text TEXT,
  CHECK ((link_id IS NULL) <> (source_id IS NULL))
) STRICT;
CREATE INDEX fetches_by_link ON fetches (link_id) WHERE link_id IS NOT NULL;
CREATE INDEX fetches_by_source ON fetches (source_id, fetched_at) WHERE source_id IS NOT NULL;

CREATE TABLE pages (
  link_id TEXT PRIMARY KEY REFERENCES links (id),
  requested_url TEXT NOT NULL,
  url TEXT NOT NULL,
  status INTEGER NOT NULL,
  content_type TEXT,
  etag TEXT,
  last_modified TEXT,
  fetched_at TEXT NOT NULL,
  size INTEGER NOT NULL,
  hash TEXT NOT NULL,
  encoding TEXT NOT NULL CHECK (encoding IN ('br', 'identity')),
  body BLOB NOT NULL
) STRICT;

CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  link_id TEXT NOT NULL UNIQUE REFERENCES links (id),
  url TEXT,
  canonical_url TEXT,
  site TEXT,
  section TEXT,
  title TEXT NOT NULL,
  authors TEXT NOT NULL,
  desk TEXT,
  published TEXT,
  published_precision TEXT,
  published_method TEXT,
  modified TEXT,
  modified_precision TEXT,
  modified_method TEXT,
  lang TEXT NOT NULL,
  lang_confidence REAL NOT NULL,
  declared_lang TEXT,
  country TEXT,
  image TEXT,
  is_paywalled INTEGER NOT NULL CHECK (is_paywalled IN (0, 1)),
  text TEXT NOT NULL,
  paragraphs TEXT NOT NULL,
  article_notes TEXT NOT NULL,
  notes TEXT NOT NULL,
  stored_at TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_published ON articles (published, id);

CREATE TABLE article_variants (
  link_id TEXT PRIMARY KEY REFERENCES links (id),
  article_id TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  url TEXT NOT NULL,
  relation TEXT NOT NULL CHECK (relation IN ('same_address', 'same_text', 'near_text'))
) STRICT;
CREATE INDEX article_variants_by_article ON article_variants (article_id);

CREATE TABLE fingerprints (
  link_id TEXT PRIMARY KEY REFERENCES links (id),
  text_hash TEXT NOT NULL,
  signature BLOB NOT NULL
) STRICT;

CREATE INDEX fingerprints_by_hash ON fingerprints (text_hash);

CREATE TABLE fingerprint_bands (
  band TEXT NOT NULL,
  link_id TEXT NOT NULL REFERENCES fingerprints (link_id) ON DELETE CASCADE,
  PRIMARY KEY (band, link_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprint_bands_by_link ON fingerprint_bands (link_id);

CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (
    type IN ('company', 'public_body', 'organization', 'person', 'place', 'programme')),
  name TEXT NOT NULL,
  country TEXT,
  region TEXT,
  geonames_id INTEGER,
  lat REAL,
  lon REAL,
  first_seen TEXT,
  last_seen TEXT,
  articles INTEGER NOT NULL
) STRICT;
CREATE INDEX entities_by_name ON entities (type, name, id);

CREATE TABLE aliases (
  number INTEGER PRIMARY KEY,
  entity_id TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  as_name INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  UNIQUE (entity_id, name)
) STRICT;
CREATE INDEX aliases_by_key ON aliases (name_key, entity_id);

CREATE TABLE entity_facts (
  entity_id TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  fact TEXT NOT NULL CHECK (fact IN ('country', 'region', 'location')),
  value TEXT NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (entity_id, fact, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_entities (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  entity_id TEXT NOT NULL REFERENCES entities (id),
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  country TEXT,
  region TEXT,
  geonames_id INTEGER,
  lat REAL,
  lon REAL,
  seen TEXT,
  PRIMARY KEY (article_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entities_by_entity ON article_entities (entity_id, seen);

CREATE TABLE mentions (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  entity_id TEXT REFERENCES entities (id),
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_entity ON mentions (entity_id) WHERE entity_id IS NOT NULL;

CREATE TABLE officials (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  organization TEXT,
  place TEXT,
  person_id TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  organization_id TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  place_id TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  first_seen TEXT,
  last_seen TEXT,
  articles INTEGER NOT NULL
) STRICT;
CREATE INDEX officials_by_person ON officials (person, role, id);
CREATE INDEX officials_by_person_id ON officials (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX officials_by_organization_id ON officials (organization_id)
  WHERE organization_id IS NOT NULL;
CREATE INDEX officials_by_place_id ON officials (place_id) WHERE place_id IS NOT NULL;

CREATE TABLE official_forms (
  official_id TEXT NOT NULL REFERENCES officials (id) ON DELETE CASCADE,
  form TEXT NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (official_id, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_officials (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  official_id TEXT NOT NULL REFERENCES officials (id),
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
CREATE INDEX article_officials_by_official ON article_officials (official_id, seen);

CREATE TABLE figures (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('money', 'percent', 'count', 'measure')),
  value TEXT,
  low TEXT,
  high TEXT,
  unit TEXT,
  minor_units INTEGER,
  qualifier TEXT NOT NULL,
  per TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE periods (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  precision TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;
`
