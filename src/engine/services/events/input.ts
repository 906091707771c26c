/**
 * What a target is sent: the event, a part of it, a text of the rule's own, or one put together from parts.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
import { ruleArn } from '../../../aws/identity.ts'
import { isoTimestamp } from '../../../aws/timestamp.ts'
import { readPath } from '../../../asl/index.ts'
import type { Json } from '../../../base/json.ts'
import type { Delivery } from './state.ts'

export interface Moment {
  /** In milliseconds since 1970: when EventBridge got the event. */
  readonly ingestedAt: number
}

export function inputFor({ target, event, bus, rule }: Delivery, { ingestedAt }: Moment): string {
  const { Input, InputPath, InputTransformer: transformer } = target
  if (Input !== undefined) return Input
  if (InputPath !== undefined) return JSON.stringify(partOf(JSON.parse(event) as Json, InputPath) ?? null)
  if (transformer === undefined) return event
  const whole = JSON.parse(event) as Json
  const parts = new Map<string, Json | undefined>([
    ['aws.events.rule-arn', ruleArn(bus, rule)],
    ['aws.events.rule-name', rule],
    ['aws.events.event.ingestion-time', isoTimestamp(ingestedAt)],
    ['aws.events.event', whole],
    ['aws.events.event.json', whole],
  ])
  for (const [name, path] of Object.entries(transformer.InputPathsMap ?? {})) parts.set(name, partOf(whole, path))
  return filled(transformer.InputTemplate, parts)
}

/** `undefined` where the path finds nothing. */
function partOf(event: Json, path: string): Json | undefined {
  const found = readPath(path, { input: event, context: {}, variables: {}, nowMs: 0, random: () => 0 })
  return found.ok ? found.value : undefined
}

/** Within quotation marks a part is text; outside it is JSON. What a path did not find is left out. */
function filled(template: string, parts: ReadonlyMap<string, Json | undefined>): string {
  let isQuoted = false
  return template.replaceAll(/\\.|"|<([\w.-]+)>/g, (token, name: string | undefined) => {
    if (token === '"') isQuoted = !isQuoted
    if (name === undefined || !parts.has(name)) return token
    const part = parts.get(name)
    if (part === undefined) return isQuoted ? '' : '""'
    const text = typeof part === 'string' ? part : JSON.stringify(part)
    if (isQuoted) return JSON.stringify(text).slice(1, -1)
    return JSON.stringify(part)
  })
}
