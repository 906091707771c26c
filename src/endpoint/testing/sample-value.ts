/** A value for every shape, as it is inside the world and as a client of the SDK holds it. */
import { emptyRecord, type Json } from '../../base/json.ts'
import type { Members, Shape } from '../../aws/shape.ts'

export interface Sample {
  readonly inside: Json
  readonly client: unknown
}

/** Every member is filled; texts hold what the wire has to escape. */
export function sampleOf(shape: Shape, name: string): Sample | undefined {
  switch (shape.type) {
    case 'string': {
      const text = shape.values?.[0] ?? `${name.toLowerCase()} <ü> & "1"`
      return { inside: text, client: text }
    }
    case 'integer':
    case 'long':
      return { inside: 7, client: 7 }
    case 'double':
      return { inside: 0.25, client: 0.25 }
    case 'boolean':
      return { inside: true, client: true }
    case 'timestamp':
      return { inside: 1_767_603_600, client: new Date(1_767_603_600_000) }
    case 'blob': {
      const bytes = Buffer.from('{"a":"ü"}', 'utf8')
      return { inside: bytes.toString(shape.text === true ? 'utf8' : 'base64'), client: new Uint8Array(bytes) }
    }
    case 'list': {
      const items = [sampleOf(shape.of, `${name}-1`), sampleOf(shape.of, `${name}-2`)].filter((item) => item !== undefined)
      return { inside: items.map(({ inside }) => inside), client: items.map(({ client }) => client) }
    }
    case 'map': {
      const item = sampleOf(shape.of, name)
      return (
        item && { inside: { 'first-key': item.inside, second: item.inside }, client: { 'first-key': item.client, second: item.client } }
      )
    }
    case 'structure':
      // One that holds itself again is a union, as far as AWS has them: a value has one of its members.
      return sampleOfMembers(shape.named === undefined ? shape.members : Object.fromEntries(Object.entries(shape.members).slice(0, 1)))
    default:
      return undefined
  }
}

function sampleOfMembers(members: Members): Sample {
  const inside = emptyRecord<Json>()
  const client = emptyRecord<unknown>()
  for (const [name, { shape }] of Object.entries(members)) {
    const sample = sampleOf(shape, name)
    if (sample === undefined) continue
    inside[name] = sample.inside
    client[name] = sample.client
  }
  return { inside, client }
}
