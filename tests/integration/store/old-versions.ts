/** Databases as each earlier version of the program would have left them, with a row in every table that it had. */
import Sqlite from 'better-sqlite3'
import { migrations } from '../../../src/store/migrations/all.js'
import { stemText } from '../../../src/store/stems.js'
import { addressKey } from '../../../src/text/address.js'

const at = '2025-11-03T09:00:00.000Z'

/** The text of the one article. */
export const oldText =
  'Doce empresas de Oaxaca viajan a Lyon\nRosa Gil, directora de Aceros Norte, anunció que invertirán 12 millones de pesos el 3 de mayo de 2025 en Lyon.'

const span = (surface: string) => {
  const start = oldText.lastIndexOf(surface)
  return `${start}, ${start + surface.length}`
}

const firstRows = `
INSERT INTO sources (id, url, kind, name, country, lang, interval_minutes, priority, state, next_due_at, failures,
    last_problem, etag, added_at)
  VALUES ('s1', 'https://diario.example/feed', 'feed', 'Diario', 'MX', 'es', 30, 2, 'paused', '${at}', 4, 'fetch/dns', '"e"', '${at}');
INSERT INTO links (id, url, host, source_id, title, priority, state, attempts, next_try_at, reason, reason_text,
    article_id, discovered_at) VALUES
  ('l1', 'https://diario.example/a', 'diario.example', 's1', 'A', 2, 'stored', 1, '${at}', NULL, NULL, 'a1', '${at}'),
  ('l2', 'http://www.diario.example/b/', 'www.diario.example', 's1', NULL, 2, 'due', 0, '${at}', NULL, NULL, NULL, '${at}'),
  ('l3', 'https://diario.example/c', 'diario.example', 's1', NULL, 2, 'duplicate', 1, '${at}', NULL, NULL, 'a1', '${at}'),
  ('l4', 'https://diario.example/d', 'diario.example', 's1', NULL, 2, 'rejected', 1, '${at}', 'article/no-text', 'x', NULL, '${at}'),
  ('l5', 'https://diario.example/e', 'diario.example', 's1', NULL, 2, 'quarantined', 8, '${at}', 'fetch/timeout', 'x', NULL, '${at}'),
  ('l6', 'https://diario.example/f', 'diario.example', 's1', NULL, 2, 'failed', 2, '${at}', 'fetch/dns', 'x', NULL, '${at}'),
  ('l7', 'https://diario.example/g', 'diario.example', 's1', NULL, 2, 'fetched', 1, '${at}', NULL, NULL, NULL, '${at}');
INSERT INTO fetches (link_id, source_id, fetched_at, url, status, size, duration_ms) VALUES
  ('l1', NULL, '${at}', 'https://diario.example/a', 200, 5, 12), (NULL, 's1', '${at}', 'https://diario.example/feed', 200, 5, 12);
INSERT INTO pages (link_id, requested_url, url, status, fetched_at, size, hash, encoding, body)
  SELECT value, 'https://diario.example/', 'https://diario.example/', 200, '${at}', 5, 'h', 'identity', x'3c703e783c'
  FROM json_each('["l1", "l3", "l4", "l7"]');
INSERT INTO articles (id, link_id, url, canonical_url, site, title, authors, published, published_precision, published_method,
    lang, lang_confidence, country, is_paywalled, text, paragraphs, article_notes, notes, stored_at)
  VALUES ('a1', 'l1', 'https://diario.example/a', 'https://diario.example/a', 'Diario', 'Doce empresas de Oaxaca viajan a Lyon',
    '["Ana Ruiz"]', '2025-11-03', 'day', 'meta', 'es', 0.9, 'MX', 0, '${oldText}', '[[38,${oldText.length}]]', '[]', '[]', '${at}');
INSERT INTO article_variants VALUES ('l3', 'a1', 'https://diario.example/c', 'same_text');
INSERT INTO fingerprints VALUES ('l1', 't', x'0102'), ('l3', 't', x'0102');
INSERT INTO fingerprint_bands VALUES ('b', 'l1'), ('b', 'l3');
INSERT INTO entities (id, type, name, country, geonames_id, lat, lon, first_seen, last_seen, articles) VALUES
  ('e1', 'company', 'Aceros Norte', 'MX', NULL, NULL, NULL, '2025-11-03', '2025-11-03', 1),
  ('e2', 'person', 'Rosa Gil', NULL, NULL, NULL, NULL, '2025-11-03', '2025-11-03', 1),
  ('e3', 'place', 'Lyon', 'FR', 2996944, 45.7, 4.8, '2025-11-03', '2025-11-03', 1);
INSERT INTO aliases (entity_id, name, name_key, as_name, articles) VALUES
  ('e1', 'Aceros Norte', 'aceros norte', 1, 1), ('e2', 'Rosa Gil', 'rosa gil', 1, 1), ('e3', 'Lyon', 'lyon', 1, 1);
INSERT INTO entity_facts VALUES ('e1', 'country', 'MX', 1), ('e3', 'country', 'FR', 1);
INSERT INTO article_entities (article_id, ordinal, entity_id, name, aliases, country, geonames_id, lat, lon, seen) VALUES
  ('a1', 0, 'e1', 'Aceros Norte', '[]', 'MX', NULL, NULL, NULL, '2025-11-03'),
  ('a1', 1, 'e2', 'Rosa Gil', '[]', NULL, NULL, NULL, NULL, '2025-11-03'),
  ('a1', 2, 'e3', 'Lyon', '[]', 'FR', 2996944, 45.7, 4.8, '2025-11-03');
INSERT INTO mentions VALUES
  ('a1', 0, 'person', 'Rosa Gil', ${span('Rosa Gil')}, 'e2', 0.9, 'names'),
  ('a1', 1, 'role', 'directora', ${span('directora')}, NULL, 0.9, 'names'),
  ('a1', 2, 'company', 'Aceros Norte', ${span('Aceros Norte')}, 'e1', 0.9, 'names'),
  ('a1', 3, 'place', 'Lyon', ${span('Lyon')}, 'e3', 0.9, 'names');
INSERT INTO officials (id, person, role, organization, person_id, organization_id, first_seen, last_seen, articles)
  VALUES ('o1', 'Rosa Gil', 'directora', 'Aceros Norte', 'e2', 'e1', '2025-11-03', '2025-11-03', 1);
INSERT INTO official_forms VALUES ('o1', '["Rosa Gil","directora","Aceros Norte",null]', 1);
INSERT INTO article_officials VALUES
  ('a1', 0, 'o1', 'Rosa Gil', 'directora', 'Aceros Norte', NULL, ${span('Rosa Gil, directora de Aceros Norte')},
   'Rosa Gil, directora de Aceros Norte', 'officials', '2025-11-03');
INSERT INTO figures VALUES
  ('a1', 0, '12 millones de pesos', 'money', '12000000', NULL, NULL, 'MXN', 1200000000, 'exact', NULL,
   ${span('12 millones de pesos')}, 'figures');
INSERT INTO periods VALUES
  ('a1', 0, '3 de mayo de 2025', '2025-05-03', '2025-05-03', 'day', ${span('3 de mayo de 2025')}, 'periods');
INSERT INTO events (id, article_id, ordinal, type, status, start, amount, amount_unit, amount_minor_units, first_day,
    last_day, confidence, rule)
  VALUES ('v1', 'a1', 0, 'investment', 'announced', '2025-05-03', '12000000', 'MXN', 1200000000, '2025-05-03', '2025-05-03', 0.8, 'events');
INSERT INTO event_entities VALUES ('v1', 'organizer', 0, 'e1'), ('v1', 'destination', 0, 'e3');
INSERT INTO evidence VALUES ('v1', 0, 'a1', NULL, ${span('invertirán 12 millones de pesos')}, 'invertirán 12 millones de pesos');
INSERT INTO decisions (id, kind, subject, subject_id, detail, made_by, made_at, undone_at)
  VALUES ('d1', 'rename', 'entity', 'e1', '{"name":"Aceros del Norte"}', 'Eva', '${at}', '${at}');
`

/** Rows for the tables and columns that a version brought, by its number. */
const laterRows: Readonly<Record<number, string>> = {
  2: `INSERT INTO robots VALUES ('https://diario.example', 'User-agent: *', '${at}');
      UPDATE sources SET cron = '0 7 * * *', adapted_minutes = 60, last_new_at = '${at}';`,
  6: `INSERT INTO reprocessing VALUES (1, 'x', '2024', 'l1', '{}', '${at}');`,
}

/** Makes the database that a version of the program would have left. */
export function makeVersion(file: string, version: number): void {
  const old = new Sqlite(file)
  old.function('address_key', { deterministic: true }, (url) => addressKey(String(url)))
  old.function('stem_text', { deterministic: true }, (text, lang) =>
    stemText(String(text), lang === 'fr' ? 'fr' : 'es'),
  )
  old.pragma('journal_mode = WAL')
  old.pragma('foreign_keys = OFF')
  for (const step of migrations.filter((each) => each.version <= version)) {
    old.exec(step.sql)
    old.exec(step.version === 1 ? firstRows : (laterRows[step.version] ?? ''))
  }
  old.pragma(`user_version = ${version}`)
  old.pragma('application_id = 1195459397')
  old.close()
}
