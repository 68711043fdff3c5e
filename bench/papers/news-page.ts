/** Pages of made-up news for measurements of crawls. */
import { family, firms, given, nouns, towns } from './words.js'

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A page of six paragraphs that shares no more with others than news of one field do: pages alike cost comparisons. */
export function newsPage(host: number, page: number): string {
  const next = numbers(host * 7919 + page * 31 + 1)
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? ''
  const firm = (): string => `${pick(firms)} ${pick(towns)} ${next(900)}`
  const some = (): string =>
    Array.from({ length: 14 }, () => `${pick(nouns)} de ${pick(nouns)}`).join(', el ')
  const title = `${firm()} invierte ${12 + next(500)} millones en ${pick(towns)}`
  const paragraphs = Array.from(
    { length: 6 },
    () =>
      `<p>La empresa ${firm()} anunció el ${1 + next(28)} de enero de 2026 que invertirá ${next(900)} millones de pesos en su planta de ${pick(towns)}, donde creará ${next(400)} empleos. El ${some()}. Según su director general, ${pick(given)} ${pick(family)} ${pick(family)}, el ${some()}.</p>`,
  )
  return `<!doctype html><html lang="es"><head><title>${title}</title></head><body><nav><a href="/">Portada</a></nav><article><h1>${title}</h1>${paragraphs.join('')}</article></body></html>`
}
