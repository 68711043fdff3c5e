/** Which names of many articles are one thing. */
export { decided, type Clustering, type Pair } from './cluster.js'
export { blockingKeys, type EntityNode } from './node.js'
export { recluster, type Space } from './recluster.js'
export { groupTerms, roleKey, type TermNode } from './roles.js'
export { compareNodes, enough, namedTogether } from './score.js'
export { viewEntities, type EntityView } from './views.js'
