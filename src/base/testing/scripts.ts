/**
 * Property tests: the seed they draw from, how many scripts they try, and what a failure says. `npm run check` tries the usual
 * number; `SWITCHYARD_FUZZ_TIMES=10`, which `npm test` sets, ten times as many, and runs long simulations at their full size.
 * Every run draws the same scripts unless `SWITCHYARD_FUZZ_SEED` gives another seed.
 */
import fc from 'fast-check'
import { TestRunner, type TaskMeta } from 'vitest'

const fullSizeTimes = 10
const times = Math.max(1, Number(process.env['SWITCHYARD_FUZZ_TIMES'] ?? 1))

export const seed = Number(process.env['SWITCHYARD_FUZZ_SEED'] ?? 20_260_105)

/** What the models are of; the totals at the end of a run are told for each. */
export type Subject = 'SQS' | 'SNS' | 'mapping' | 'whole'

/** Noted with a test, so that the totals of a run can be added up: `tools/script-totals.mjs`. */
export interface ScriptMeta extends TaskMeta {
  scripts?: { readonly subject: Subject; readonly tried: number; readonly seed: number }[]
}

/** How many scripts to try where `usual` are enough for `npm run check`. */
export function scripts(usual: number): number {
  return Math.round(usual * times)
}

/** A simulation at its full size, or a sample of it for `npm run check`. */
export function sized<T>({ whole, sample }: { readonly whole: T; readonly sample: T }): T {
  return times >= fullSizeTimes ? whole : sample
}

/** Tries a property on scripts of commands or on any other value. Fails with the seed, the smallest script that breaks it, a command a line, and why. */
export function holds<Values>(subject: Subject, usual: number, property: fc.IProperty<Values>): void {
  const numRuns = scripts(usual)
  const result = fc.check(property, { numRuns, seed })
  const meta: ScriptMeta | undefined = TestRunner.getCurrentTest()?.meta
  if (meta) meta.scripts = [...(meta.scripts ?? []), { subject, tried: result.numRuns, seed }]
  if (result.failed) throw new Error(failureText(result, numRuns), { cause: result.errorInstance })
}

/** The failure of a property as text. */
function failureText<Values>(result: fc.RunDetails<Values>, numRuns: number): string {
  const { counterexample, counterexamplePath, numShrinks, errorInstance } = result
  const why = errorInstance instanceof Error ? errorInstance.message : 'the property does not hold'
  return [
    `broken by script ${result.numRuns} of ${numRuns} (made smaller ${numShrinks} times), seed ${result.seed}, path ${counterexamplePath}:`,
    ...((counterexample ?? []) as readonly unknown[]).flatMap(scriptLines),
    `→ ${why}`,
    `again: SWITCHYARD_FUZZ_SEED=${result.seed} SWITCHYARD_FUZZ_TIMES=${times} npx vitest run ${TestRunner.getCurrentTest()?.file.name ?? ''}`,
  ].join('\n')
}

/** A list or a script of commands has a line for each member, also inside a record; a plain value has one line. */
function scriptLines(value: unknown): string[] {
  if (isList(value)) return [...value].map((member, index) => `  ${String(index + 1).padStart(2)}. ${written(member)}`)
  if (typeof value !== 'object' || value === null || !Object.values(value).some(isList)) return [`  ${written(value)}`]
  return Object.entries(value).flatMap(([name, member]) =>
    isList(member) ? [`  ${name}:`, ...scriptLines(member)] : [`  ${name}: ${written(member)}`],
  )
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

/** Commands say themselves what they do. */
function written(value: unknown): string {
  const isCommand = typeof value === 'object' && value !== null && 'check' in value && 'run' in value
  return isCommand ? String(value) : fc.stringify(value)
}
