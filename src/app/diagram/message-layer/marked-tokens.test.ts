import { describe, expect, it } from 'vitest'
import type { TokenColumns } from '../../../bridge/protocol/index.ts'
import { markedTokens, type Marks } from './marked-tokens.ts'
import { emptyPlaces } from './place-tokens.ts'

/** Four messages; the second is on no wire that is drawn, so it is not placed. */
const labels = ['ord-1', 'ord-2', 'ord-1', 'ord-3']
const tokens = { count: 4, labels } as unknown as TokenColumns
const places = { ...emptyPlaces(4), count: 3 }
places.row.set([0, 2, 3])
places.id.set([10, 12, 13])

const none: Marks = { selected: undefined, hovered: undefined, pointed: undefined }
const marked = (marks: Partial<Marks>) => markedTokens(tokens, places, { ...none, ...marks })

describe('marked messages', () => {
  it('marks every message of the name that is pointed at, wherever its rows are placed', () => {
    expect(marked({ pointed: 'ord-1' })).toEqual([0, 1])
    expect(marked({ pointed: 'ord-3' })).toEqual([2])
  })

  it('marks none for a message that is nowhere under way, is not drawn, or has no name', () => {
    expect(marked({ pointed: 'ord-9' })).toEqual([])
    expect(marked({ pointed: 'ord-2' })).toEqual([])
    expect(marked({ pointed: '' })).toEqual([])
    expect(marked({})).toEqual([])
  })

  it('names the selected one first, and each once', () => {
    expect(marked({ selected: 12, hovered: 10, pointed: 'ord-1' })).toEqual([1, 0])
  })

  it('looks for ids only among the placed ones: an older frame left others behind', () => {
    const longer = emptyPlaces(4)
    longer.id.set([10, 12, 13, 99])
    longer.count = 3
    expect(markedTokens(tokens, longer, { ...none, selected: 99 })).toEqual([])
  })
})
