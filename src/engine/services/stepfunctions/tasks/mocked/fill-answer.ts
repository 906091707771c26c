/** Answers of services that do not run here, as `aws` tells them, filled in for one request. */
import { account, region } from '../../../../../aws/identity.ts'
import { emptyRecord, isJsonObject, type Json, type JsonObject } from '../../../../../base/json.ts'
import { derivedUuid } from '../../../../../base/random.ts'
import type { Run } from '../../run.ts'
import type { Frame } from '../../state.ts'

/** The same call gets the same ids in all that is told of it. */
export function fillAnswer(run: Run, frame: Frame, template: JsonObject, request: Json): JsonObject {
  const uuid = derivedUuid(run.step.seed, `${run.key}/${frame.id}/${frame.attempt}/answer`)
  const words: Words = { uuid, id: uuid.slice(0, 8), now: run.step.epochMs, region, account }
  return filled(template, words, isJsonObject(request) ? request : {}) as JsonObject
}

type Words = Readonly<Record<string, string | number>>

/** What the request does not have is left out. */
function filled(template: Json, words: Words, request: JsonObject): Json | undefined {
  if (Array.isArray(template)) return (template as readonly Json[]).map((item) => filled(item, words, request) ?? null)
  if (isJsonObject(template)) {
    const made = emptyRecord<Json>()
    for (const name in template) {
      const value = filled(template[name] as Json, words, request)
      if (value !== undefined) made[name] = value
    }
    return made
  }
  if (typeof template !== 'string') return template
  const whole = /^\{(\w+)\}$/.exec(template)?.[1]
  if (whole !== undefined) return words[whole] ?? request[whole]
  return template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => textOf(words[name] ?? request[name]))
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
}

/** The same value with something else at a path of members and numbers. */
export function changedAt(value: Json, [step, ...rest]: readonly string[], to: Json): Json {
  if (step === undefined) return to
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, index) => (String(index) === step ? changedAt(item, rest, to) : item))
  if (!isJsonObject(value)) return value
  return { ...value, [step]: changedAt(value[step] ?? null, rest, to) }
}
