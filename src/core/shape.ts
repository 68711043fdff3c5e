/** Checks what comes from outside against the shape of a record; unknown fields pass, missing and wrong ones do not. */

/** Says what is wrong with a value; undefined when nothing is. `at` names the value. */
export type Shape = (value: unknown, at: string) => string | undefined

const ofType =
  (type: 'string' | 'number' | 'boolean'): Shape =>
  (value, at) =>
    typeof value === type ? undefined : `${at} is no ${type}`

/** A string. */
export const text = ofType('string')

/** A finite number. */
export const number: Shape = (value, at) =>
  Number.isFinite(value) ? undefined : `${at} is no number`

/** True or false. */
export const flag = ofType('boolean')

/** A moment that `Date` can read. */
export const moment: Shape = (value, at) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? undefined : `${at} is no moment`

/** Bytes as base64. */
export const base64: Shape = (value, at) =>
  typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value)
    ? undefined
    : `${at} is not base64`

/** One of the given words. */
export function oneOf(...words: readonly string[]): Shape {
  return (value, at) =>
    typeof value === 'string' && words.includes(value)
      ? undefined
      : `${at} is none of ${words.join(', ')}`
}

/** Absent, or of the shape. */
export function optional(shape: Shape): Shape {
  return (value, at) => (value === undefined ? undefined : shape(value, at))
}

/** A list whose items all have the shape. */
export function list(shape: Shape): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return `${at} is no list`
    for (const [index, item] of value.entries()) {
      const fault = shape(item, `${at}[${index}]`)
      if (fault !== undefined) return fault
    }
    return undefined
  }
}

/** An object whose named fields have their shapes. */
export function record(fields: Readonly<Record<string, Shape>>): Shape {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `${at} is no object`
    for (const [name, shape] of Object.entries(fields)) {
      const fault = shape((value as Readonly<Record<string, unknown>>)[name], `${at}.${name}`)
      if (fault !== undefined) return fault
    }
    return undefined
  }
}

/** An object whose field names which of several shapes it has. */
export function variant(field: string, shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, at) => {
    const fault = record({ [field]: oneOf(...Object.keys(shapes)) })(value, at)
    if (fault !== undefined) return fault
    const name = (value as Readonly<Record<string, string>>)[field] ?? ''
    return shapes[name]?.(value, at)
  }
}
