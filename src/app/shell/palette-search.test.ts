import { describe, expect, it } from 'vitest'
import { found } from './palette-search.ts'

const choices = [
  { title: 'Run or pause', note: 'Run' },
  { title: 'Run until nothing is left to do', note: 'Run' },
  { title: 'Back to the start', note: 'Run' },
  { title: 'fulfilment-queue', note: 'SQS standard' },
  { title: 'queue-for-billing', note: 'SQS standard' },
]
const titles = (words: string): readonly string[] => found(choices, words).map(({ title }) => title)

describe('what is found by a few letters', () => {
  it('is everything while nothing is typed', () => {
    expect(titles(' ')).toHaveLength(choices.length)
  })

  it('holds every word, wherever it stands, whatever its case', () => {
    expect(titles('LEFT run')).toEqual(['Run until nothing is left to do'])
    expect(titles('sqs bill')).toEqual(['queue-for-billing'])
    expect(titles('nowhere')).toEqual([])
  })

  it('has what begins so first, then what has a word that does', () => {
    expect(titles('queue')).toEqual(['queue-for-billing', 'fulfilment-queue'])
    expect(titles('run')).toEqual(['Run or pause', 'Run until nothing is left to do', 'Back to the start'])
  })
})
