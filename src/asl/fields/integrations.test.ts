import { describe, expect, it } from 'vitest'
import { jobCallOf } from '../../aws/jobs/index.ts'
import { isJsonObject, type Json } from '../../base/json.ts'
import { optimizedIntegrations } from './integrations.ts'

/** Those that are run here, by the services themselves. */
const run = new Set(['lambda', 'sns', 'sqs', 'events', 'states', 'dynamodb', 's3'])
const rows = Object.entries(optimizedIntegrations).filter(([name]) => !run.has(name.split(':')[0] as string))

function at(value: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (held, step) => (Array.isArray(held) ? (held[Number(step)] as Json) : isJsonObject(held) ? held[step] : undefined),
    value,
  )
}

describe('integrations that are not run here', () => {
  it.each(rows)('%s has an answer, and an end where it can be waited for', (name, patterns) => {
    const [service = '', operation = ''] = name.split(':')
    const found = jobCallOf(service, operation)
    expect(found?.service.prefix).toBeTruthy()
    const job = found?.call.job
    expect(job !== undefined).toBe(patterns.includes('sync' as never))
    expect(job && at(job.end, job.status.path)).toBe(job?.status.done)
  })

  it('are many', () => {
    expect(rows.length).toBeGreaterThan(45)
  })
})
