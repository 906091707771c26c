/** Event source mappings as operations. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html */
import { operation } from '../service.ts'
import { list, optional, required, string, structure } from '../shape-builders.ts'
import { common, functionName, mapping, mappingOptions, paging, reference } from './lambda-shapes.ts'

export const mappingOperations = {
  CreateEventSourceMapping: operation({
    input: { FunctionName: functionName, EventSourceArn: required(string()), ...mappingOptions },
    output: mapping,
    errors: [...common, 'ResourceConflictException'],
    page: `${reference}CreateEventSourceMapping.html`,
    http: { method: 'POST', path: '/2015-03-31/event-source-mappings', status: 202 },
  }),
  UpdateEventSourceMapping: operation({
    input: { UUID: required(string()), FunctionName: optional(string()), ...mappingOptions },
    output: mapping,
    errors: [...common],
    page: `${reference}UpdateEventSourceMapping.html`,
    http: { method: 'PUT', path: '/2015-03-31/event-source-mappings/{UUID}', status: 202 },
  }),
  DeleteEventSourceMapping: operation({
    input: { UUID: required(string()) },
    output: mapping,
    errors: [...common],
    page: `${reference}DeleteEventSourceMapping.html`,
    http: { method: 'DELETE', path: '/2015-03-31/event-source-mappings/{UUID}', status: 202 },
  }),
  GetEventSourceMapping: operation({
    input: { UUID: required(string()) },
    output: mapping,
    errors: [...common],
    page: `${reference}GetEventSourceMapping.html`,
    http: { method: 'GET', path: '/2015-03-31/event-source-mappings/{UUID}' },
  }),
  ListEventSourceMappings: operation({
    input: { ...paging, FunctionName: optional(string()), EventSourceArn: optional(string()) },
    output: { EventSourceMappings: optional(list(structure(mapping))), NextMarker: optional(string()) },
    errors: [...common],
    page: `${reference}ListEventSourceMappings.html`,
    http: {
      method: 'GET',
      path: '/2015-03-31/event-source-mappings',
      query: { Marker: 'Marker', MaxItems: 'MaxItems', FunctionName: 'FunctionName', EventSourceArn: 'EventSourceArn' },
    },
  }),
} as const
