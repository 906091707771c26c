/** Queue URLs name the host that answers for them: AWS's own inside the world, this server's for its clients. */
import { queueUrl } from '../../aws/identity.ts'
import { emptyRecord, isJsonObject, type Json, type JsonObject } from '../../base/json.ts'

const inside = queueUrl('')
const pathOfAccount = new URL(inside).pathname

/** The same answer with the URLs under which a client at `host` reaches the queues. URLs that come in are looked up by name alone. */
export function withQueueUrlsAt(host: string, answer: JsonObject): JsonObject {
  const there = `http://${host}${pathOfAccount}`
  const result = emptyRecord<Json>()
  for (const name of Object.keys(answer)) {
    const value = answer[name]
    if (value !== undefined) result[name] = /^queueurls?$/i.test(name) ? moved(value, there) : value
  }
  return result
}

function moved(value: Json, there: string): Json {
  if (Array.isArray(value)) return value.map((each: Json) => moved(each, there))
  if (isJsonObject(value)) return value
  return typeof value === 'string' && value.startsWith(inside) ? there + value.slice(inside.length) : value
}
