/** A world whose answers read easily: the value, or the fault as `Code: message`. */
import type { JsonObject } from '../../../base/json.ts'
import { serviceWorld, type CallOptions, type ServiceWorld, type WorldOptions } from './service-world.ts'

export interface AskingWorld extends ServiceWorld {
  /** A refused call has changed nothing, or this throws. */
  ask(operation: string, input: JsonObject, options?: CallOptions): JsonObject | string
}

export function askingWorld(options: WorldOptions): AskingWorld {
  const world = serviceWorld(options)
  return {
    ...world,
    ask(operation, input, call) {
      const before = world.digest()
      const reply = world.call(operation, input, call)
      if (reply === undefined) return 'waits'
      if (reply.ok) return reply.value
      if (world.digest() !== before) throw new Error(`${operation} was refused and has changed the world`)
      return `${reply.error.code}: ${reply.error.message}`
    },
  }
}
