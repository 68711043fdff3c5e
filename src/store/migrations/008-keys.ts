/**
 * Keys are found by what bears them, which knows its keys, so that one index is enough for each table of keys. Texts and
 * names enter the search at the end of a transaction, many at once, instead of one by one.
 */

const withoutIndex = (table: string, first: string, second: string) => `
CREATE TABLE new_${table} (
  ${first} TEXT NOT NULL,
  ${second} TEXT NOT NULL,
  PRIMARY KEY (${first}, ${second})
) STRICT, WITHOUT ROWID;
INSERT INTO new_${table} SELECT ${first}, ${second} FROM ${table} ORDER BY 1, 2;
DROP TABLE ${table};
ALTER TABLE new_${table} RENAME TO ${table};
`

/** Statements that lead from the version before. */
export const keys = `
ALTER TABLE fingerprints ADD COLUMN bands TEXT NOT NULL DEFAULT '[]';
UPDATE fingerprints SET bands = (SELECT json_group_array(band ORDER BY band) FROM fingerprint_bands
  WHERE fingerprint_bands.link_id = fingerprints.link_id);
${withoutIndex('fingerprint_bands', 'band', 'link_id')}
${withoutIndex('node_keys', 'key', 'node_id')}
${withoutIndex('event_keys', 'key', 'telling_id')}
DROP TRIGGER articles_found_insert;
DROP TRIGGER aliases_found_insert;
`
