import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { makeSynchronous } from './jsonata-sync.mjs'

const published = readFileSync(createRequire(import.meta.url).resolve('jsonata'), 'utf8')

test('nothing waits, and nothing reads a clock or chance of its own', () => {
  expect(makeSynchronous(published)).not.toMatch(
    /\bawait |\basync (?:function|\()|Date\.now\(\)|new Date\(\)|Math\.random\(\)|global\.Buffer/,
  )
})

test.each(['async function evaluate', 'Math.random()', 'var entryCallback', 'isDeepEqual(lhs, rhs) {'])(
  'a release in which "%s" stands otherwise is refused',
  (text) => {
    expect(() => makeSynchronous(published.replace(text, 'somethingElse'))).toThrow(/look at what its release changed/)
  },
)
