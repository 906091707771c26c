/** Handlers that want to hang, fill or crash their host, and the guard that must end each. Read by tests and by the bench. */
import type { Exhausted } from '../../engine/kernel/index.ts'

export interface HostileHandler {
  readonly body: string
  readonly endedBy: Exhausted
}

const deepObject = 'let o = {}; for (let i = 0; i < 1e5; i++) o = { o };'
const deepProxy = 'let o = {}; for (let i = 0; i < 1e5; i++) o = new Proxy(o, {});'

export const hostileHandlers: Readonly<Record<string, HostileHandler>> = {
  'endless loop': { body: 'for (;;) {}', endedBy: 'ticks' },
  'endless loop that catches all': { body: 'for (;;) try { for (;;) {} } catch {}', endedBy: 'ticks' },
  'endless loop behind eval': { body: `eval('for (;;) {}')`, endedBy: 'ticks' },
  'endless loop in toJSON of the result': { body: 'return { toJSON() { for (;;) {} } }', endedBy: 'ticks' },
  'endless loop in every array’s push': {
    body: 'Array.prototype.push = Promise.prototype.then = () => { for (;;) {} }; return 1',
    endedBy: 'ticks',
  },
  'catastrophic regular expression': { body: `return /^(a+)+$/.test('a'.repeat(40) + 'b')`, endedBy: 'ticks' },
  'endless console': { body: `for (;;) console.log('x'.repeat(1e5))`, endedBy: 'ticks' },
  'endless promises': { body: 'for (;;) await 0', endedBy: 'jobs' },
  'endless thenable': { body: 'return { then(resolve) { resolve(this) } }', endedBy: 'jobs' },
  'endless immediates': { body: 'const next = () => setImmediate(next); next(); await new Promise(() => {})', endedBy: 'jobs' },
  'endless dynamic imports': { body: `for (;;) await import('node:crypto')`, endedBy: 'jobs' },
  'endless timers': { body: 'for (;;) setTimeout(() => {}, 1)', endedBy: 'jobs' },
  'endless calls': {
    body: `const { SNS } = require('@aws-sdk/client-sns'); const sns = new SNS(); for (;;) sns.publish({})`,
    endedBy: 'jobs',
  },
  'endless recursion': { body: 'const down = () => down() + 1; return down()', endedBy: 'stack' },
  'deep JSON.stringify': { body: `${deepObject} return JSON.stringify(o).length`, endedBy: 'stack' },
  'deep result': { body: `${deepObject} return o`, endedBy: 'stack' },
  'deep JSON.parse': { body: `return JSON.parse('['.repeat(1e5) + ']'.repeat(1e5))`, endedBy: 'stack' },
  'deep proxy': { body: `${deepProxy} return o.x`, endedBy: 'stack' },
  'deep proxy keys': { body: `${deepProxy} return Object.keys(o)`, endedBy: 'stack' },
  'deep generators': { body: 'function* down(n) { if (n) yield* down(n - 1) } return [...down(1e5)].length', endedBy: 'stack' },
  'deep text of unary operators': { body: `return eval('!'.repeat(1e5) + '1')`, endedBy: 'stack' },
  'deep regular expression': { body: `return new RegExp('(?:'.repeat(1e5) + 'a' + ')'.repeat(1e5)).test('a')`, endedBy: 'stack' },
  'array bomb': { body: 'const a = []; for (;;) a.push(new Array(1000).fill(a.length))', endedBy: 'memory' },
  'buffer bomb': { body: 'const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1))', endedBy: 'memory' },
  'buffer bomb that catches all': { body: 'const a = []; for (;;) try { a.push(new Uint8Array(1e6)) } catch {}', endedBy: 'memory' },
  'map bomb': { body: `const m = new Map(); for (let i = 0; ; i++) m.set('k' + i, { i })`, endedBy: 'memory' },
  'text bomb': { body: `return 'x'.repeat(2 ** 29)`, endedBy: 'memory' },
  'replacement bomb': { body: `return 'a'.repeat(1e6).replace(/a/g, 'b'.repeat(1000)).length`, endedBy: 'memory' },
  'huge output': { body: `return 'x'.repeat(9e6)`, endedBy: 'output' },
  'huge call': {
    body: `const { SNS } = require('@aws-sdk/client-sns'); await new SNS().publish({ Message: 'x'.repeat(9e6) })`,
    endedBy: 'output',
  },
}
