/** Ranges of numbers are read by day without looking up their events. */

const index = (column: string) => `
DROP INDEX search_events_by_${column};
CREATE INDEX search_events_by_${column} ON search_events (${column}, day) WHERE ${column} IS NOT NULL;
`

/** Statements that lead from the version before. */
export const ranges = ['amount', 'jobs', 'companies'].map(index).join('')
