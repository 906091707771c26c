import fc from 'fast-check'
import { expect, it } from 'vitest'
import { holds, seed } from './scripts.ts'

it('a property that does not hold tells its seed, the smallest script that breaks it, a command a line, and why', () => {
  const script = fc.record({ queue: fc.constant('q'), moves: fc.array(fc.constantFrom('send', 'receive'), { size: 'max', maxLength: 30 }) })
  const breaks = fc.property(script, ({ moves }) => {
    if (moves.filter((move) => move === 'send').length > 1) throw new Error('the second is lost')
  })
  let text = ''
  try {
    holds('whole', 100, breaks)
  } catch (error) {
    text = (error as Error).message
  }
  expect(text.split('\n').slice(1, 6)).toEqual(['  queue: "q"', '  moves:', '   1. "send"', '   2. "send"', '→ the second is lost'])
  expect(text).toContain(`seed ${seed}, path `)
  expect(text).toContain(`SWITCHYARD_FUZZ_SEED=${seed} `)
  expect(text).toContain('npx vitest run src/base/testing/scripts.test.ts')
})
