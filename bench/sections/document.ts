/** How measurements get into a document: as tables, between marks that name their part. */
import type { Section } from './section.js'

/** Writes a part as Markdown: heading, sentence, table. */
export function tableOf({ title, about, head, rows }: Section): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
  return `### ${title}\n\n${about}\n\n${table}`
}

const mark = (name: string, end: 'begin' | 'end'): string => `<!-- bench ${name} ${end} -->`

/** Puts a part between its marks, behind the others when it has none yet. */
export function insertPart(text: string, name: string, part: string): string {
  const whole = `${mark(name, 'begin')}\n\n${part}\n\n${mark(name, 'end')}`
  const [begin, end] = [text.indexOf(mark(name, 'begin')), text.indexOf(mark(name, 'end'))]
  if (begin < 0 || end < 0) return `${text.trimEnd()}\n\n${whole}\n`
  return text.slice(0, begin) + whole + text.slice(end + mark(name, 'end').length)
}
