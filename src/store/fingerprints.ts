/** Fingerprints of texts, and the keys under which those that are alike meet. */
import type { DuplicateCandidate, Fingerprint } from '../model/fingerprint.js'
import type { Database } from './database.js'
import { asked, eachOf, fromJson, type Target } from './record.js'

/** Removes the fingerprint of a link, if it has one. */
export function removeFingerprint(database: Database, link: string): void {
  const row = database.get('DELETE FROM fingerprints WHERE link_id = :link RETURNING bands', {
    link,
  }) as { bands: string } | undefined
  if (row === undefined) return
  database.run(
    `DELETE FROM fingerprint_bands WHERE band IN ${eachOf('bands')} AND link_id = :link`,
    {
      bands: row.bands,
      link,
    },
  )
}

const intoBands: Target = { table: 'fingerprint_bands', columns: ['band', 'link_id'] }

/** Stores the fingerprint of a link in place of the one that it had. */
export function storeFingerprint(
  database: Database,
  linkId: string,
  fingerprint?: Fingerprint,
): void {
  removeFingerprint(database, linkId)
  if (fingerprint === undefined) return
  const bands = [...new Set(fingerprint.bands)].sort()
  database.run(
    `INSERT INTO fingerprints (link_id, text_hash, signature, bands)
     VALUES (:link, :hash, :signature, :bands)`,
    {
      ...{ link: linkId, hash: fingerprint.textHash, signature: fingerprint.signature },
      bands: JSON.stringify(bands),
    },
  )
  database.insert(
    intoBands,
    bands.map((band) => [band, linkId]),
  )
}

/** Tells whether exactly this fingerprint is stored for the link. */
export function hasFingerprint(
  database: Database,
  link: string,
  { textHash, signature, bands }: Fingerprint,
): boolean {
  const row = database.get(
    `SELECT bands FROM fingerprints
     WHERE link_id = :link AND text_hash = :hash AND signature = :signature`,
    { link, hash: textHash, signature },
  ) as { bands: string } | undefined
  if (row === undefined) return false
  const stored = new Set(fromJson(row.bands) as string[])
  const wanted = new Set(bands)
  return stored.size === wanted.size && bands.every((band) => stored.has(band))
}

const candidates = `SELECT links.article_id AS articleId, fingerprints.link_id AS linkId,
    text_hash AS textHash, signature
  FROM fingerprints JOIN links ON links.id = fingerprints.link_id
  WHERE links.article_id IS NOT NULL AND fingerprints.link_id IN (
    SELECT link_id FROM fingerprint_bands WHERE band IN ${eachOf('bands')}
    UNION SELECT link_id FROM fingerprints WHERE text_hash = :hash)
  ORDER BY fingerprints.link_id LIMIT ${asked('limit')}`

/** Stored texts that share the hash or a band with the fingerprint. */
export function candidatesOf(
  database: Database,
  { bands, textHash }: Fingerprint,
  limit: number,
): DuplicateCandidate[] {
  // Who stores a text asks twice, once to decide and once to see that nothing has changed since.
  const { changes } = database.get('SELECT total_changes() AS changes') as { changes: number }
  const key = `${textHash} ${bands.join(' ')}`
  const known = database.memory.candidates.get(key)
  if (known?.changes === changes && (known.found.length < known.limit || known.limit >= limit))
    return known.found.slice(0, limit)
  const parameters = { bands: JSON.stringify(bands), hash: textHash, limit }
  const found = database.all(candidates, parameters) as DuplicateCandidate[]
  database.memory.candidates.set(key, { changes, limit, found })
  return found
}
