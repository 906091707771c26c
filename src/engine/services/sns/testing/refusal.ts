/** What a refused call answers, after seeing that it changed nothing. */
import { expect } from 'vitest'
import type { JsonObject } from '../../../../base/json.ts'
import type { CallOptions } from '../../testing/service-world.ts'
import type { TopicWorld } from '../../testing/topic-world.ts'

/** `Code: message`, or `accepted`. */
export function refusal(world: TopicWorld, operation: string, input: JsonObject, options?: CallOptions): string {
  const before = world.digest()
  const reply = world.sns(operation, input, options)
  if (reply === undefined || reply.ok) return 'accepted'
  expect(world.digest(), operation).toBe(before)
  return `${reply.error.code}: ${reply.error.message}`
}

/** What an accepted call answers. */
export function answered(world: TopicWorld, operation: string, input: JsonObject, options?: CallOptions): JsonObject {
  const reply = world.sns(operation, input, options)
  expect(reply, operation).toMatchObject({ ok: true })
  return reply?.ok ? reply.value : {}
}

export function attributesIn(world: TopicWorld, operation: string, input: JsonObject): Readonly<Record<string, string>> {
  return answered(world, operation, input)['Attributes'] as Readonly<Record<string, string>>
}

/** `InvalidParameter: Invalid parameter: …` */
export function invalid(what: string): string {
  return `InvalidParameter: Invalid parameter: ${what}`
}
