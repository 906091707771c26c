import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../base/json.ts'
import { one, taskWorld } from '../testing/task-world.ts'
import type { WorkflowWorld } from '../testing/workflow-world.ts'

describe('a call over HTTP', () => {
  const call = { Resource: 'arn:aws:states:::http:invoke' }
  const Parameters = {
    ApiEndpoint: 'https://pay.example/charges',
    Method: 'POST',
    RequestBody: { amount: 5 },
    QueryParameters: { dry: true },
    Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:111111111111:connection/pay/1' },
  }
  const put = (made: WorkflowWorld, data: JsonObject): void => made.inject({ kind: 'timer', to: 'outside', timer: 'PutEndpoint', data })

  it('reaches the endpoint of the document that is nearest to its address', () => {
    const made = taskWorld()
    put(made, { url: 'https://pay.example', status: 201, latencyMs: 400, body: '{"paid":true}' })
    made.create('flow', one({ ...call, Parameters }))
    const arn = made.start('flow')
    made.pass(399)
    expect(made.outcome(arn)).toBe('RUNNING')
    made.pass(1)
    expect(made.outcome(arn)).toMatch(
      /^SUCCEEDED {"Headers":{"content-type":\["application\/json"\]},"ResponseBody":{"paid":true},"StatusCode":201,"StatusText":"Created"}$/,
    )
    expect(made.world.cells['outside/endpoint/https://pay.example']?.state).toMatchObject({
      requests: 1,
      newest: [{ method: 'POST', body: '{"amount":5}' }],
    })
  })

  it('can be tried again by the name of its status', () => {
    const made = taskWorld()
    put(made, { url: 'https://pay.example', status: [503, 200] })
    made.create('flow', one({ ...call, Parameters, Retry: [{ ErrorEquals: ['States.Http.StatusCode.503'], IntervalSeconds: 1 }] }))
    const arn = made.start('flow')
    made.pass(5000)
    expect(made.history(arn)[4]).toBe(
      '5<4 TaskFailed resourceType=http resource=invoke error=States.Http.StatusCode.503 cause=Service Unavailable',
    )
    expect(made.outcome(arn)).toMatch(/^SUCCEEDED/)
  })

  it('that nobody answers within a minute has lost its socket', () => {
    const made = taskWorld()
    put(made, { url: 'https://pay.example', latencyMs: 90_000 })
    made.create('flow', one({ ...call, Parameters }))
    const arn = made.start('flow')
    made.pass(60_000)
    expect(made.outcome(arn)).toMatch(/^FAILED States.Http.Socket:/)
  })

  it('needs a connection', () => {
    const made = taskWorld()
    made.create('flow', one({ ...call, Parameters: { ApiEndpoint: 'https://pay.example', Method: 'GET' } }))
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toMatch(/^FAILED States.Runtime: .*The field "Authentication" is required but was missing$/)
  })

  it('of an API Gateway goes by the parts of its address', () => {
    const made = taskWorld()
    put(made, { url: 'https://api.example/prod/orders', status: 429 })
    const api = { ApiEndpoint: 'api.example', Stage: 'prod', Path: '/orders', Method: 'GET' }
    made.create('flow', one({ Resource: 'arn:aws:states:::apigateway:invoke', Parameters: api }))
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toBe('FAILED ApiGateway.429: Too Many Requests')
  })
})
