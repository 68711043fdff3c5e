/** Version 2: schedules that adapt, archives as sources, robots.txt files, and keys by which addresses are one. */

/** Statements that lead from the version before; `address_key` is the program's own function. */
export const crawl = `
CREATE TABLE sources_rebuilt (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('feed', 'sitemap', 'listing', 'archive')),
  name TEXT,
  country TEXT,
  region TEXT,
  lang TEXT,
  interval_minutes INTEGER NOT NULL CHECK (interval_minutes > 0),
  cron TEXT,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
  next_due_at TEXT NOT NULL,
  adapted_minutes INTEGER,
  last_success_at TEXT,
  last_new_at TEXT,
  seen_until TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  last_problem TEXT,
  etag TEXT,
  last_modified TEXT,
  body_hash TEXT,
  added_at TEXT NOT NULL
) STRICT;
INSERT INTO sources_rebuilt (id, url, kind, name, country, region, lang, interval_minutes, priority, state,
    next_due_at, last_success_at, failures, last_problem, etag, last_modified, body_hash, added_at)
  SELECT id, url, kind, name, country, region, lang, interval_minutes, priority, state,
    next_due_at, last_success_at, failures, last_problem, etag, last_modified, body_hash, added_at
  FROM sources;
DROP TABLE sources;
ALTER TABLE sources_rebuilt RENAME TO sources;
CREATE INDEX sources_due ON sources (next_due_at) WHERE state = 'active';

ALTER TABLE links ADD COLUMN key TEXT NOT NULL DEFAULT '';
UPDATE links SET key = address_key(url);
CREATE INDEX links_by_key ON links (key);

CREATE TABLE robots (
  origin TEXT PRIMARY KEY,
  text TEXT,
  fetched_at TEXT NOT NULL
) STRICT;
`
