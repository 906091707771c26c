/** Servers that answer over HTTP: what their answers look like where nobody says more. */
import type { JsonObject } from '../../base/json.ts'
import type { JobService } from './job-model.ts'

const answer: JsonObject = { Headers: { 'content-type': ['application/json'] }, ResponseBody: {}, StatusCode: 200, StatusText: 'OK' }

/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
export const http: JobService = {
  id: 'http',
  prefix: 'States.Http',
  client: 'HTTP',
  calls: { invoke: { required: ['ApiEndpoint', 'Method'], answer } },
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html */
export const apigateway: JobService = {
  id: 'apigateway',
  prefix: 'ApiGateway',
  client: 'AmazonAPIGateway',
  calls: { invoke: { required: ['ApiEndpoint', 'Method'], answer } },
}
