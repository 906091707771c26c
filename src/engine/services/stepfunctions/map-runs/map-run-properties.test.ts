import { describe, expect, it } from 'vitest'
import { encodeBase64 } from '../../../../base/base64.ts'
import { derivedFraction } from '../../../../base/random.ts'
import { encodeUtf8 } from '../../../../base/utf8.ts'
import type { World } from '../../../kernel/index.ts'
import { workflowWorld, type WorkflowWorld } from '../testing/workflow-world.ts'

/** What is drawn for one seed: items of which some fail, limits, batches. */
function drawn(seed: number) {
  const draw = (name: string, below: number): number => Math.floor(derivedFraction(seed, name, 0) * below)
  const items = Array.from({ length: draw('items', 12) }, (_, at) => ({ at, bad: derivedFraction(seed, 'bad', at) < 0.25 }))
  const size = draw('batch', 4)
  const count = draw('hasCount', 2) === 0 ? undefined : draw('count', 5)
  const percentage = draw('hasPercentage', 2) === 0 ? undefined : draw('percentage', 101)
  return { items, size, count, percentage, concurrency: draw('concurrency', 4), type: draw('type', 2) === 0 ? 'STANDARD' : 'EXPRESS' }
}

type Drawn = ReturnType<typeof drawn>
type Item = Drawn['items'][number]

/** An item, or a batch in which one is bad, fails; the others wait for a time of their own, so that they end out of order. */
function definitionOf({ size, count, percentage, concurrency, type }: Drawn): object {
  const bad = size === 0 ? '$states.input.bad' : 'true in $states.input.Items.bad'
  const seconds = size === 0 ? '(7 * $states.input.at) % 5' : '(7 * $states.input.Items[0].at) % 5'
  const States = {
    C: { Type: 'Choice', Choices: [{ Condition: `{% ${bad} %}`, Next: 'F' }], Default: 'W' },
    W: { Type: 'Wait', Seconds: `{% ${seconds} %}`, End: true },
    F: { Type: 'Fail', Error: 'Bad' },
  }
  const M = {
    Type: 'Map',
    ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON' }, Arguments: { Bucket: 'box', Key: 'in' } },
    MaxConcurrency: concurrency,
    ...(size > 0 && { ItemBatcher: { MaxItemsPerBatch: size } }),
    ...(count !== undefined && { ToleratedFailureCount: count }),
    ...(percentage !== undefined && { ToleratedFailurePercentage: percentage }),
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type }, StartAt: 'C', States },
    End: true,
  }
  return { QueryLanguage: 'JSONata', StartAt: 'M', States: { M } }
}

/** The same by other means: what AWS's manual says must come of it. */
function expectedOf({ items, size, count, percentage }: Drawn): string {
  const groups: Item[][] = []
  for (let at = 0; at < items.length; at += Math.max(size, 1)) groups.push(items.slice(at, at + Math.max(size, 1)))
  const isBad = (group: readonly Item[]): boolean => group.some(({ bad }) => bad)
  const failed = groups.filter((group) => isBad(group)).reduce((sum, group) => sum + group.length, 0)
  const limits = [...(count === undefined ? [] : [count]), ...(percentage === undefined ? [] : [(percentage / 100) * items.length])]
  if (failed > Math.min(...(limits.length === 0 ? [0] : limits)))
    return 'FAILED States.ExceedToleratedFailureThreshold: The specified tolerated failure threshold was exceeded'
  const results = groups.map((group) => (isBad(group) ? { Error: 'Bad', Cause: null } : size === 0 ? group[0] : { Items: group }))
  return `SUCCEEDED ${JSON.stringify(results)}`
}

/** Every hop and every transition takes time; at `stopAt` the world is written down and read back. */
function run(seed: number, stopAt = -1): { outcome: string; digest: number; steps: number } {
  const plan = drawn(seed)
  let made: WorkflowWorld = workflowWorld({ hopMs: 3 })
  made.inject({ kind: 'timer', to: 'states', timer: 'Configure', data: { transitionMs: 2 } })
  made.call('CreateBucket', { Bucket: 'box' }, { service: 's3' })
  made.call('PutObject', { Bucket: 'box', Key: 'in', Body: encodeBase64(encodeUtf8(JSON.stringify(plan.items))) }, { service: 's3' })
  made.create('m', definitionOf(plan))
  const execution = made.start('m', {})
  for (let at = 0; at < 40; at++) {
    if (at === stopAt) made = workflowWorld({ hopMs: 3, world: JSON.parse(JSON.stringify(made.world)) as World, clockMs: made.clockMs() })
    made.pass(at < 30 ? 1 : 4000)
  }
  return { outcome: made.outcome(execution), digest: made.digest(), steps: made.world.steps }
}

describe('any distributed Map', () => {
  it('gives results in the order of its items, and fails exactly when more items failed than it tolerates', () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 120; seed++) {
      const { outcome } = run(seed)
      expect(`${seed}: ${outcome}`).toBe(`${seed}: ${expectedOf(drawn(seed))}`)
      seen.add(outcome.split(' ')[0] as string)
    }
    expect([...seen].toSorted()).toEqual(['FAILED', 'SUCCEEDED'])
  })

  it('goes on as if nothing had been when its world is read back from its text, at any moment', () => {
    for (const seed of [3, 5, 8]) {
      const straight = run(seed)
      for (let stopAt = 0; stopAt < 34; stopAt++) expect(run(seed, stopAt)).toEqual(straight)
    }
  })
})
