/** What searches ask of events, inverted: from each value to its events, the latest first. */

/** Statements that add the index; the program fills it once, when the store is opened. */
export const searchIndex = `
CREATE TABLE search_events (
  number INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  day INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  amount REAL,
  jobs INTEGER,
  companies INTEGER,
  facts TEXT NOT NULL,
  names TEXT NOT NULL,
  articles TEXT NOT NULL
) STRICT;
CREATE INDEX search_events_by_day ON search_events (day, number);
CREATE INDEX search_events_by_amount ON search_events (amount) WHERE amount IS NOT NULL;
CREATE INDEX search_events_by_jobs ON search_events (jobs) WHERE jobs IS NOT NULL;
CREATE INDEX search_events_by_companies ON search_events (companies) WHERE companies IS NOT NULL;

CREATE TABLE search_values (
  number INTEGER PRIMARY KEY,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  events INTEGER NOT NULL,
  UNIQUE (field, value)
) STRICT;
CREATE INDEX search_values_by_events ON search_values (field, events);

CREATE TABLE search_postings (
  value INTEGER NOT NULL,
  day INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (value, day, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_tellings (
  article INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (article, event)
) STRICT, WITHOUT ROWID;

ALTER TABLE aliases ADD COLUMN is_given INTEGER NOT NULL DEFAULT 0 CHECK (is_given IN (0, 1));
INSERT OR IGNORE INTO chores SELECT 'search' WHERE EXISTS (SELECT 1 FROM events);
`
