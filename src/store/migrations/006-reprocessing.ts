/** How far reading the archive again has come, so that a run that was stopped goes on where it was. */

/** Statements that add the place for one run. */
export const reprocessing = `
CREATE TABLE reprocessing (
  number INTEGER PRIMARY KEY CHECK (number = 1),
  extractor TEXT NOT NULL,
  since TEXT,
  last_link TEXT NOT NULL,
  report TEXT NOT NULL,
  started_at TEXT NOT NULL
) STRICT;
`
