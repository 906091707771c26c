/**
 * The functions that AWS adds to JSONata's own.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-step-functions
 */
import type { JsonataExpression } from '#jsonata-sync'
import { checksums } from '../../base/checksum.ts'
import { randomUuid } from '../expressions/intrinsics/uuid.ts'
import { javaRandom } from '../expressions/java-random.ts'
import type { ExpressionScope } from '../expressions/scope.ts'

const mostInRange = 1000

/** `scope` answers the scope of the evaluation that goes on. */
export function provideFunctions(expression: JsonataExpression, scope: () => ExpressionScope): void {
  expression.registerFunction('partition', partition, '<an:a>')
  expression.registerFunction('range', range, '<nnn:a>')
  expression.registerFunction('hash', hash, '<x-s?:s>')
  expression.registerFunction(
    'random',
    (seed?: number) => (seed === undefined ? scope().random() : javaRandom(seed).nextDouble()),
    '<n?:n>',
  )
  expression.registerFunction('uuid', () => randomUuid(scope().random), '<:s>')
  expression.registerFunction('parse', parse, '<s-:x>')
  // AWS leaves it out: it would run text as an expression.
  expression.assign('eval', undefined)
}

function partition(list: readonly unknown[], size: number): unknown[] {
  if (!Number.isInteger(size) || size < 1) throw refused('$partition', 'the size must be a positive whole number')
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size))
}

/** Numbers up to the last one, which is included. */
function range(first: number, last: number, step: number): number[] {
  if (step === 0) throw refused('$range', 'the step must not be zero')
  const count = Math.max(0, Math.floor((last - first) / step) + 1)
  if (count > mostInRange) throw refused('$range', `it would give ${count} numbers, more than ${mostInRange}`)
  return Array.from({ length: count }, (_, index) => first + index * step)
}

function hash(data: unknown, algorithm = 'SHA-256'): string {
  if (!Object.hasOwn(checksums, algorithm)) throw refused('$hash', `"${algorithm}" is none of ${Object.keys(checksums).join(', ')}`)
  return checksums[algorithm as keyof typeof checksums](typeof data === 'string' ? data : JSON.stringify(data))
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw refused('$parse', (error as Error).message)
  }
}

function refused(name: string, why: string): Error {
  return new Error(`${name}: ${why}.`)
}
