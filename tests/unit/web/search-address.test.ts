import { describe, expect, it } from 'vitest'
import { longestSearch } from '../../../src/search/index.js'
import { conditionsOf } from '../../../src/web/search-address.js'

describe('conditionsOf', () => {
  it('gives each condition with the search that is left without it', () => {
    expect(conditionsOf('vinos type:fair place:"Nueva York"')).toEqual([
      { field: 'type', value: 'fair', without: 'vinos place:"Nueva York"' },
      { field: 'place', value: 'Nueva York', without: 'vinos type:fair' },
    ])
  })

  it('gives none of a search that is too long to be read', () => {
    const search = 'type:fair '.repeat(longestSearch)
    expect(conditionsOf(search.slice(0, longestSearch))).toHaveLength(longestSearch / 10)
    expect(conditionsOf(search)).toEqual([])
  })
})
