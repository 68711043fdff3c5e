/** Records without empty fields: an optional field is either there with a value or not there. */

/** The fields that have a value; each may be missing. */
export type Present<Fields extends object> = {
  [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
}

/**
 * Leaves out the fields whose value is undefined, for spreading into a record with optional fields.
 *
 * @example present({ url: 'https://example.org/', title: undefined }) // { url: 'https://example.org/' }
 */
export function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<Fields>
}
