/** Texts are indexed by the stems of their words; an event may be accepted as well as corrected. */

/** Statements that bring a store to searching by stems. */
export const search = `
DROP TRIGGER articles_found_insert;
DROP TRIGGER articles_found_delete;
DROP TABLE article_search;
CREATE VIRTUAL TABLE article_search USING fts5(
  title, text, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO article_search (rowid, title, text)
  SELECT number, stem_text(title, lang), stem_text(text, lang) FROM articles;
CREATE TRIGGER articles_found_insert AFTER INSERT ON articles BEGIN
  INSERT INTO article_search (rowid, title, text)
  VALUES (new.number, stem_text(new.title, new.lang), stem_text(new.text, new.lang));
END;
CREATE TRIGGER articles_found_delete AFTER DELETE ON articles BEGIN
  INSERT INTO article_search (article_search, rowid, title, text) VALUES (
    'delete', old.number, stem_text(old.title, old.lang), stem_text(old.text, old.lang));
END;

CREATE TABLE new_decisions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'retype', 'reject', 'accept')),
  subject TEXT NOT NULL CHECK (subject IN ('entity', 'event')),
  subject_id TEXT NOT NULL,
  detail TEXT NOT NULL,
  made_by TEXT,
  made_at TEXT NOT NULL,
  undone_at TEXT
) STRICT;
INSERT INTO new_decisions SELECT * FROM decisions;
DROP TABLE decisions;
ALTER TABLE new_decisions RENAME TO decisions;
CREATE INDEX decisions_by_subject ON decisions (subject, subject_id) WHERE undone_at IS NULL;
`
