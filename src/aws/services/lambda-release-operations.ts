/** Versions, aliases, permissions and what becomes of events: operations. https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html */
import { operation } from '../service.ts'
import { list, optional, required, string, structure } from '../shape-builders.ts'
import {
  alias,
  common,
  configuration,
  eventInvokeConfig,
  eventInvokeOptions,
  functionName,
  paging,
  qualifier,
  reference,
} from './lambda-shapes.ts'

const aliasName = required(string({ min: 1, max: 128 }), 'The alias’s name.')
const conflicts = [...common, 'ResourceConflictException'] as const

export const releaseOperations = {
  PublishVersion: operation({
    input: { FunctionName: functionName, CodeSha256: optional(string()), Description: optional(string()) },
    output: configuration,
    errors: [...conflicts],
    page: `${reference}PublishVersion.html`,
    http: { method: 'POST', path: '/2015-03-31/functions/{FunctionName}/versions', status: 201 },
  }),
  ListVersionsByFunction: operation({
    input: { FunctionName: functionName, ...paging },
    output: { Versions: optional(list(structure(configuration))), NextMarker: optional(string()) },
    errors: [...common],
    page: `${reference}ListVersionsByFunction.html`,
    http: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}/versions', query: { Marker: 'Marker', MaxItems: 'MaxItems' } },
  }),
  CreateAlias: operation({
    input: {
      FunctionName: functionName,
      Name: aliasName,
      FunctionVersion: required(string()),
      Description: alias.Description,
      RoutingConfig: alias.RoutingConfig,
    },
    output: alias,
    errors: [...conflicts],
    page: `${reference}CreateAlias.html`,
    http: { method: 'POST', path: '/2015-03-31/functions/{FunctionName}/aliases', status: 201 },
  }),
  UpdateAlias: operation({
    input: {
      FunctionName: functionName,
      Name: aliasName,
      FunctionVersion: optional(string()),
      Description: alias.Description,
      RoutingConfig: alias.RoutingConfig,
    },
    output: alias,
    errors: [...conflicts],
    page: `${reference}UpdateAlias.html`,
    http: { method: 'PUT', path: '/2015-03-31/functions/{FunctionName}/aliases/{Name}' },
  }),
  DeleteAlias: operation({
    input: { FunctionName: functionName, Name: aliasName },
    output: {},
    errors: [...conflicts],
    page: `${reference}DeleteAlias.html`,
    http: { method: 'DELETE', path: '/2015-03-31/functions/{FunctionName}/aliases/{Name}', status: 204 },
  }),
  GetAlias: operation({
    input: { FunctionName: functionName, Name: aliasName },
    output: alias,
    errors: [...common],
    page: `${reference}GetAlias.html`,
    http: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}/aliases/{Name}' },
  }),
  ListAliases: operation({
    input: { FunctionName: functionName, FunctionVersion: optional(string()), ...paging },
    output: { Aliases: optional(list(structure(alias))), NextMarker: optional(string()) },
    errors: [...common],
    page: `${reference}ListAliases.html`,
    http: {
      method: 'GET',
      path: '/2015-03-31/functions/{FunctionName}/aliases',
      query: { Marker: 'Marker', MaxItems: 'MaxItems', FunctionVersion: 'FunctionVersion' },
    },
  }),
  AddPermission: operation({
    input: {
      FunctionName: functionName,
      Qualifier: qualifier,
      StatementId: required(string({ min: 1, max: 100 }), 'A name for the permission.'),
      Action: required(string(), 'lambda:InvokeFunction, as a rule.'),
      Principal: required(string(), 'Who may use it: sns.amazonaws.com.'),
      SourceArn: optional(string()),
      SourceAccount: optional(string()),
      EventSourceToken: optional(string()),
      FunctionUrlAuthType: optional(string()),
      PrincipalOrgID: optional(string()),
    },
    output: { Statement: optional(string()) },
    errors: [...conflicts, 'PolicyLengthExceededException'],
    page: `${reference}AddPermission.html`,
    http: { method: 'POST', path: '/2015-03-31/functions/{FunctionName}/policy', status: 201, query: { Qualifier: 'Qualifier' } },
  }),
  RemovePermission: operation({
    input: { FunctionName: functionName, Qualifier: qualifier, StatementId: required(string()) },
    output: {},
    errors: [...common],
    page: `${reference}RemovePermission.html`,
    http: {
      method: 'DELETE',
      path: '/2015-03-31/functions/{FunctionName}/policy/{StatementId}',
      status: 204,
      query: { Qualifier: 'Qualifier' },
    },
  }),
  GetPolicy: operation({
    input: { FunctionName: functionName, Qualifier: qualifier },
    output: { Policy: optional(string()) },
    errors: [...common],
    page: `${reference}GetPolicy.html`,
    http: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}/policy', query: { Qualifier: 'Qualifier' } },
  }),
  PutFunctionEventInvokeConfig: operation({
    input: { FunctionName: functionName, Qualifier: qualifier, ...eventInvokeOptions },
    output: eventInvokeConfig,
    errors: [...conflicts],
    page: `${reference}PutFunctionEventInvokeConfig.html`,
    http: { method: 'PUT', path: '/2019-09-25/functions/{FunctionName}/event-invoke-config', query: { Qualifier: 'Qualifier' } },
  }),
  UpdateFunctionEventInvokeConfig: operation({
    input: { FunctionName: functionName, Qualifier: qualifier, ...eventInvokeOptions },
    output: eventInvokeConfig,
    errors: [...conflicts],
    page: `${reference}UpdateFunctionEventInvokeConfig.html`,
    http: { method: 'POST', path: '/2019-09-25/functions/{FunctionName}/event-invoke-config', query: { Qualifier: 'Qualifier' } },
  }),
  GetFunctionEventInvokeConfig: operation({
    input: { FunctionName: functionName, Qualifier: qualifier },
    output: eventInvokeConfig,
    errors: [...common],
    page: `${reference}GetFunctionEventInvokeConfig.html`,
    http: { method: 'GET', path: '/2019-09-25/functions/{FunctionName}/event-invoke-config', query: { Qualifier: 'Qualifier' } },
  }),
  DeleteFunctionEventInvokeConfig: operation({
    input: { FunctionName: functionName, Qualifier: qualifier },
    output: {},
    errors: [...common],
    page: `${reference}DeleteFunctionEventInvokeConfig.html`,
    http: {
      method: 'DELETE',
      path: '/2019-09-25/functions/{FunctionName}/event-invoke-config',
      status: 204,
      query: { Qualifier: 'Qualifier' },
    },
  }),
} as const
