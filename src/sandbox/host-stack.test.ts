import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { hostileHandlers } from './testing/hostile-handlers.ts'

/** What a worker in Chromium has is 500; V8 counts in KB. */
const stackSize = 480

it('whatever goes deep ends in the guest, long before the stack of a browser’s worker does', () => {
  const script = fileURLToPath(new URL('testing/shallow-host-stack.ts', import.meta.url))
  const printed = execFileSync(process.execPath, [`--stack-size=${stackSize}`, '--import', 'tsx', script], { encoding: 'utf8' })
  const deep = Object.entries(hostileHandlers).filter(([name, { endedBy }]) => endedBy === 'stack' && name !== 'deep result')
  for (const [name] of deep) expect(printed).toContain(`${name}: {"kind":"returned","value":"\\"caught\\""}`)
}, 60_000)
