import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../tools/shared-data.mjs'
import { openDefinition } from './open-definition.ts'
import { refusalOf, validateDefinition } from './diagnostics/validate-definition.ts'

interface Step {
  readonly op?: string
  readonly params?: { readonly definition?: unknown; readonly type?: 'STANDARD' | 'EXPRESS' }
  readonly expectError?: boolean
}
interface RecordedCase {
  readonly id: string
  readonly kind: string
  readonly steps: readonly Step[]
  readonly expected: unknown
}

const recordings = sharedData('oracle/sfn-cases.json')
const corpus = sharedData('asl-corpus/index.json')

describe.runIf(recordings !== undefined)('definitions that were sent to AWS', () => {
  const { cases } = JSON.parse(recordings === undefined ? '{"cases":[]}' : readFileSync(recordings, 'utf8')) as { cases: RecordedCase[] }

  /** Every definition of a case, with what AWS was asked to do with it. */
  const sent = cases.flatMap(({ id, steps, expected }) => {
    return steps.flatMap(({ op, params, expectError }) => {
      if (typeof params?.definition !== 'string' || op === 'TestState') return []
      return [{ id, op, definition: params.definition, type: params.type ?? 'STANDARD', isRefused: expectError === true, expected }]
    })
  })

  it('no error is found in one that AWS took', () => {
    const taken = sent.filter(({ op, isRefused }) => op !== 'ValidateStateMachineDefinition' && !isRefused)
    const refused = taken.flatMap(({ id, definition, type }) => {
      const refusal = refusalOf(validateDefinition(definition, type))
      return refusal === undefined ? [] : [`${id}: ${refusal}`]
    })
    expect(taken.length).toBeGreaterThan(300)
    expect(refused).toEqual([])
  })

  it('one that AWS refused for what it says is refused in the same words', () => {
    const refusals = sent.flatMap(({ definition, type, isRefused, expected }) => {
      const words = JSON.stringify(expected).match(/Invalid State Machine Definition: '(?:[^"\\]|\\.)*'/)?.[0]
      return isRefused && words !== undefined
        ? [[refusalOf(validateDefinition(definition, type))?.replaceAll('arn:aws:', 'arn:<partition>:'), words]]
        : []
    })
    expect(refusals.length).toBeGreaterThan(4)
    for (const [ours, words] of refusals) expect(ours).toBe(words)
  })

  it('ValidateStateMachineDefinition finds the same', () => {
    const validated = sent.filter(({ op }) => op === 'ValidateStateMachineDefinition')
    expect(validated.length).toBeGreaterThan(0)
    for (const { definition, type, expected } of validated) {
      const { diagnostics } = (expected as { validation_response: { diagnostics: unknown } }).validation_response
      expect(validateDefinition(definition, type)).toEqual(diagnostics)
    }
  })
})

describe.runIf(corpus !== undefined)('workflows of other people', () => {
  const index =
    corpus === undefined ? { files: [] } : (JSON.parse(readFileSync(corpus, 'utf8')) as { files: { file: string; states: number }[] })

  it.each(index.files)('$file is read whole, and without an error', ({ file, states }) => {
    const text = readFileSync(join(dirname(corpus ?? ''), file), 'utf8')
    const { tree, machine, diagnostics } = openDefinition(text)
    expect(tree.text).toBe(text)
    expect(Object.keys(machine?.everyState ?? {})).toHaveLength(states)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
