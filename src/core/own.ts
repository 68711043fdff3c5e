/** Looking words of others up in tables of ours. */

/**
 * The value that the table itself holds for the key. A plain look-up would also find what every object inherits, such as
 * `constructor`.
 */
export function ownValue<Value>(
  table: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
