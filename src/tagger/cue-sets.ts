/** Sets of cues that features ask for together. */
import { cueFlag } from '../model/lexicon.js'

/** Cues that tell the type of a name when they stand inside it. */
export const insideCues =
  cueFlag.companyHead |
  cueFlag.legalForm |
  cueFlag.bodyHead |
  cueFlag.organizationHead |
  cueFlag.programmeHead |
  cueFlag.placeHead |
  cueFlag.venue |
  cueFlag.branched

/** Cues of words that announce a name. */
export const announcingCues =
  cueFlag.companyNoun |
  cueFlag.companyPlural |
  cueFlag.organizationNoun |
  cueFlag.roleHead |
  cueFlag.placeHead |
  cueFlag.courtesy |
  cueFlag.bodyHead |
  cueFlag.programmeHead |
  cueFlag.venue
