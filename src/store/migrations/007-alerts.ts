/** Searches that analysts saved, and the deliveries of what is new in them to webhooks. */

/** Statements that add saved searches with their deliveries. */
export const alerts = `
CREATE TABLE saved_searches (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  webhook TEXT,
  secret TEXT,
  made_by TEXT,
  made_at TEXT NOT NULL,
  last_news INTEGER NOT NULL,
  next_try_at TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  last_problem TEXT,
  claimed_by TEXT,
  claimed_until TEXT
) STRICT;

CREATE TABLE news (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE reread_links (link_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  search_id TEXT NOT NULL REFERENCES saved_searches (id) ON DELETE CASCADE,
  event_id TEXT NOT NULL,
  body TEXT,
  state TEXT NOT NULL CHECK (state IN ('due', 'delivered', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  made_at TEXT NOT NULL,
  settled_at TEXT,
  problem TEXT
) STRICT;
CREATE INDEX deliveries_by_search ON deliveries (search_id, state, number);

CREATE TABLE delivered_tellings (
  search_id TEXT NOT NULL REFERENCES saved_searches (id) ON DELETE CASCADE,
  telling_id TEXT NOT NULL,
  article_id TEXT NOT NULL,
  PRIMARY KEY (search_id, telling_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivered_tellings_by_article ON delivered_tellings (search_id, article_id);
`
