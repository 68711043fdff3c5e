/** Locks of what only one process at a time may do. */

/** Statements that lead from the version before. */
export const locks = `
CREATE TABLE locks (
  name TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
