/**
 * Learns which entity fills which slot: first the linear model, then trees that take a second look. The trees learn from
 * what linear models say of articles that these have not seen, as they will have to later (stacking, Wolpert 1992).
 */
import type { KnownEvent } from './known-event.js'
import { learnLinear, type Instance, type Lesson } from './learn.js'
import { learnTrees, type TreeInstance, type TreePlan } from './learn-trees.js'
import { scorerOf, type Features, type LinearModel } from './linear.js'
import { slotClasses } from './models.js'
import { slotFeatures, type EventInView } from './slot-features.js'
import { logChances, rowWriter, type Scene } from './slot-rows.js'
import type { TreeModel } from './trees.js'
import { aloneSums } from './weigh-entities.js'

/** An event with all entities of its article, and what each of them is to it. */
export interface SlotLesson {
  readonly scene: Scene
  readonly view: EventInView
  /** One for each entity, in their order. */
  readonly instances: readonly Instance[]
}

const linearPlan: Lesson = {
  classes: slotClasses.length,
  epochs: 10,
  rate: 0.02,
  decay: 4e-4,
  leastCount: 6,
}

const treePlan: TreePlan = { rounds: 40, depth: 4, rate: 0.15, lambda: 5, leastWeight: 10 }

/** What the events of one type teach of the article's entities. */
export function slotLesson(
  scene: Scene,
  view: EventInView,
  told: readonly KnownEvent[],
): SlotLesson {
  const instances = scene.outline.found.entities.flatMap((entity, at): Instance[] => {
    const base = scene.facts[at]
    if (!base) return []
    const features = joinFeatures(base, slotFeatures(base, { entity, view }))
    return [{ features, target: targetOf(entity.id, told) }]
  })
  return { scene, view, instances }
}

/** Equal shares of the slots that the entity fills; of `none` where it fills none. */
function targetOf(id: string, told: readonly KnownEvent[]): number[] {
  const slots = slotClasses.map((slot) =>
    slot !== 'none' && told.some((event) => event.slots[slot]?.includes(id)) ? 1 : 0,
  )
  const count = slots.reduce<number>((sum, one) => sum + one, 0)
  return slots.map((one, index) => (count === 0 ? (index === 0 ? 1 : 0) : one / count))
}

function joinFeatures(one: Features, other: Features): Features {
  return { keys: [...one.keys, ...other.keys], values: [...one.values, ...other.values] }
}

/** Learns both models from the lessons of each article. */
export function learnSlots(taught: readonly (readonly SlotLesson[])[]): {
  slot: LinearModel
  trees: TreeModel
} {
  return {
    slot: learnFrom(taught),
    trees: learnTrees(unseenInstances(taught), treePlan),
  }
}

function learnFrom(taught: readonly (readonly SlotLesson[])[]): LinearModel {
  return learnLinear(
    taught.flatMap((lessons) => lessons.flatMap(({ instances }) => instances)),
    linearPlan,
  )
}

/** Parts of the articles that are read in turn by models of all others. */
const parts = 3

// The articles come language by language and region by region: each part holds whole regions of both languages.
const partOf = (article: number, count: number): number =>
  Math.floor((article * 2 * parts) / count) % parts

/** The rows of all entities, from what models say that have not seen their articles. */
function unseenInstances(taught: readonly (readonly SlotLesson[])[]): TreeInstance[] {
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const isUnseen = (_: unknown, article: number): boolean =>
      partOf(article, taught.length) === part
    const model = scorerOf(learnFrom(taught.filter((one, article) => !isUnseen(one, article))))
    return taught.filter(isUnseen).flatMap((lessons) => {
      const inView = lessons.map(({ instances }) =>
        instances.map(({ features }) => model.score(features)),
      )
      return lessons.flatMap(({ scene, view, instances }, index) => {
        const sums = inView[index] ?? []
        const others = inView.filter((_, other) => other !== index)
        const alone = sums.map((_, at) => aloneSums({ scene, view, at }, { slot: model }))
        const rowOf = rowWriter(scene, view, { sums, others, alone })
        return scene.outline.found.entities.flatMap((entity, at): TreeInstance[] => {
          const [target, sum] = [instances[at]?.target, sums[at]]
          if (!target || !sum) return []
          return [{ row: rowOf({ entity, at }), target, scores: logChances(sum) }]
        })
      })
    })
  })
}
