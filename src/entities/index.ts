/** What an article names, counts and dates: each kind is found by its own module, with what others found as a parameter. */
export { findFigures } from './figures/index.js'
export { findMentions } from './mentions.js'
export { findOfficials } from './officials/index.js'
export { findPeriods } from './periods/index.js'
