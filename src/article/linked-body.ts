/** The article's text as JSON-LD repeats it: read when the page builds its visible text by script. */
import { boilerplateOf } from './boilerplate.js'
import { outlinePage, type Block } from './outline.js'
import { parseTree } from './tree.js'

const leastLength = 500
const largestShare = 0.4

/** Gives the paragraphs of `articleBody` when the page shows much less than it; none otherwise. */
export function readLinkedBody(
  body: string | undefined,
  shown: readonly Block[],
): readonly string[] {
  if (body === undefined || body.length < leastLength) return []
  const length = shown.reduce((sum, block) => sum + block.text.length, 0)
  if (length > body.length * largestShare) return []
  return body
    .split('\n')
    .flatMap((line) => outlinePage(parseTree(line).root).blocks)
    .map((block) => block.text)
    .filter((text) => boilerplateOf({ text, linkShare: 0 }) === undefined)
}
