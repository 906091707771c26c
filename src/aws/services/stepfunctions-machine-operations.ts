/** State machines: made, changed, shown, checked. https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html */
import { operation } from '../service.ts'
import { boolean, integer, list, optional, required, string, structure, timestamp } from '../shape-builders.ts'
import {
  arn,
  definition,
  encryptionConfiguration,
  includedData,
  loggingConfiguration,
  longArn,
  machineType,
  name,
  pageSize,
  pageToken,
  reference,
  routingConfiguration,
  tags,
  tracingConfiguration,
  variableReferences,
} from './stepfunctions-shapes.ts'

const settings = {
  loggingConfiguration: optional(loggingConfiguration),
  tracingConfiguration: optional(tracingConfiguration),
  encryptionConfiguration: optional(encryptionConfiguration),
} as const

const definitionFaults = [
  'InvalidArn',
  'InvalidDefinition',
  'InvalidLoggingConfiguration',
  'InvalidTracingConfiguration',
  'InvalidEncryptionConfiguration',
  'ConflictException',
  'ValidationException',
  'KmsAccessDeniedException',
  'KmsThrottlingException',
] as const

export const machineOperations = {
  CreateStateMachine: operation({
    input: {
      name: required(name),
      definition: required(definition),
      roleArn: required(arn),
      type: optional(machineType),
      tags: optional(tags),
      publish: optional(boolean),
      versionDescription: optional(string({ max: 256 })),
      ...settings,
    },
    output: { stateMachineArn: required(arn), creationDate: required(timestamp), stateMachineVersionArn: optional(arn) },
    errors: [
      ...definitionFaults,
      'InvalidName',
      'StateMachineAlreadyExists',
      'StateMachineDeleting',
      'StateMachineLimitExceeded',
      'StateMachineTypeNotSupported',
      'TooManyTags',
    ],
    page: `${reference}CreateStateMachine.html`,
  }),
  UpdateStateMachine: operation({
    input: {
      stateMachineArn: required(arn),
      definition: optional(definition),
      roleArn: optional(arn),
      publish: optional(boolean),
      versionDescription: optional(string({ max: 256 })),
      ...settings,
    },
    output: { updateDate: required(timestamp), revisionId: optional(string()), stateMachineVersionArn: optional(arn) },
    errors: [
      ...definitionFaults,
      'MissingRequiredParameter',
      'ServiceQuotaExceededException',
      'StateMachineDeleting',
      'StateMachineDoesNotExist',
    ],
    page: `${reference}UpdateStateMachine.html`,
  }),
  DeleteStateMachine: operation({
    input: { stateMachineArn: required(arn) },
    output: {},
    errors: ['InvalidArn', 'ValidationException'],
    page: `${reference}DeleteStateMachine.html`,
  }),
  DescribeStateMachine: operation({
    input: { stateMachineArn: required(arn), includedData: optional(includedData) },
    output: {
      stateMachineArn: required(arn),
      name: required(name),
      status: optional(string({ values: ['ACTIVE', 'DELETING'] })),
      definition: required(definition),
      roleArn: required(arn),
      type: required(machineType),
      creationDate: required(timestamp),
      ...settings,
      label: optional(string()),
      revisionId: optional(string()),
      description: optional(string({ max: 256 })),
      variableReferences: optional(variableReferences),
    },
    errors: ['InvalidArn', 'StateMachineDoesNotExist', 'KmsAccessDeniedException', 'KmsInvalidStateException', 'KmsThrottlingException'],
    page: `${reference}DescribeStateMachine.html`,
  }),
  DescribeStateMachineForExecution: operation({
    input: { executionArn: required(arn), includedData: optional(includedData) },
    output: {
      stateMachineArn: required(arn),
      name: required(name),
      definition: required(definition),
      roleArn: required(arn),
      updateDate: required(timestamp),
      ...settings,
      mapRunArn: optional(longArn),
      label: optional(string()),
      revisionId: optional(string()),
      variableReferences: optional(variableReferences),
    },
    errors: ['ExecutionDoesNotExist', 'InvalidArn', 'KmsAccessDeniedException', 'KmsInvalidStateException', 'KmsThrottlingException'],
    page: `${reference}DescribeStateMachineForExecution.html`,
  }),
  ListStateMachines: operation({
    input: { maxResults: optional(pageSize), nextToken: optional(pageToken) },
    output: {
      stateMachines: required(
        list(
          structure({
            stateMachineArn: required(arn),
            name: required(name),
            type: required(machineType),
            creationDate: required(timestamp),
          }),
        ),
      ),
      nextToken: optional(pageToken),
    },
    errors: ['InvalidToken'],
    page: `${reference}ListStateMachines.html`,
  }),
} as const

const version = { stateMachineVersionArn: required(arn), creationDate: required(timestamp) } as const
const alias = { stateMachineAliasArn: required(arn), creationDate: required(timestamp) } as const
const aliasFaults = ['InvalidArn', 'ValidationException', 'ConflictException', 'ResourceNotFound', 'StateMachineDeleting'] as const

/** Versions, aliases, tags, and the check of a definition that is not created. */
export const releaseOperations = {
  PublishStateMachineVersion: operation({
    input: { stateMachineArn: required(arn), revisionId: optional(string()), description: optional(string({ max: 256 })) },
    output: { creationDate: required(timestamp), stateMachineVersionArn: required(arn) },
    errors: [
      'ConflictException',
      'InvalidArn',
      'ServiceQuotaExceededException',
      'StateMachineDeleting',
      'StateMachineDoesNotExist',
      'ValidationException',
    ],
    page: `${reference}PublishStateMachineVersion.html`,
  }),
  DeleteStateMachineVersion: operation({
    input: { stateMachineVersionArn: required(longArn) },
    output: {},
    errors: ['ConflictException', 'InvalidArn', 'ValidationException'],
    page: `${reference}DeleteStateMachineVersion.html`,
  }),
  ListStateMachineVersions: operation({
    input: { stateMachineArn: required(arn), nextToken: optional(pageToken), maxResults: optional(pageSize) },
    output: { stateMachineVersions: required(list(structure(version))), nextToken: optional(pageToken) },
    errors: ['InvalidArn', 'InvalidToken', 'ValidationException'],
    page: `${reference}ListStateMachineVersions.html`,
  }),
  CreateStateMachineAlias: operation({
    input: {
      description: optional(string({ max: 256 })),
      name: required(string({ min: 1, max: 80, pattern: '^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$' })),
      routingConfiguration: required(routingConfiguration),
    },
    output: alias,
    errors: [...aliasFaults, 'InvalidName', 'ServiceQuotaExceededException'],
    page: `${reference}CreateStateMachineAlias.html`,
  }),
  UpdateStateMachineAlias: operation({
    input: {
      stateMachineAliasArn: required(arn),
      description: optional(string({ max: 256 })),
      routingConfiguration: optional(routingConfiguration),
    },
    output: { updateDate: required(timestamp) },
    errors: aliasFaults,
    page: `${reference}UpdateStateMachineAlias.html`,
  }),
  DescribeStateMachineAlias: operation({
    input: { stateMachineAliasArn: required(arn) },
    output: {
      stateMachineAliasArn: optional(arn),
      name: optional(string()),
      description: optional(string({ max: 256 })),
      routingConfiguration: optional(routingConfiguration),
      creationDate: optional(timestamp),
      updateDate: optional(timestamp),
    },
    errors: ['InvalidArn', 'ResourceNotFound', 'ValidationException'],
    page: `${reference}DescribeStateMachineAlias.html`,
  }),
  DeleteStateMachineAlias: operation({
    input: { stateMachineAliasArn: required(arn) },
    output: {},
    errors: ['ConflictException', 'InvalidArn', 'ResourceNotFound', 'ValidationException'],
    page: `${reference}DeleteStateMachineAlias.html`,
  }),
  ListStateMachineAliases: operation({
    input: { stateMachineArn: required(arn), nextToken: optional(pageToken), maxResults: optional(pageSize) },
    output: { stateMachineAliases: required(list(structure(alias))), nextToken: optional(pageToken) },
    errors: ['InvalidArn', 'InvalidToken', 'ResourceNotFound', 'StateMachineDeleting', 'StateMachineDoesNotExist'],
    page: `${reference}ListStateMachineAliases.html`,
  }),
  TagResource: operation({
    input: { resourceArn: required(arn), tags: required(tags) },
    output: {},
    errors: ['InvalidArn', 'ResourceNotFound', 'TooManyTags'],
    page: `${reference}TagResource.html`,
  }),
  UntagResource: operation({
    input: { resourceArn: required(arn), tagKeys: required(list(string({ max: 128 }))) },
    output: {},
    errors: ['InvalidArn', 'ResourceNotFound'],
    page: `${reference}UntagResource.html`,
  }),
  ListTagsForResource: operation({
    input: { resourceArn: required(arn) },
    output: { tags: optional(tags) },
    errors: ['InvalidArn', 'ResourceNotFound'],
    page: `${reference}ListTagsForResource.html`,
  }),
  ValidateStateMachineDefinition: operation({
    input: {
      definition: required(definition),
      type: optional(machineType),
      severity: optional(string({ values: ['ERROR', 'WARNING'] })),
      maxResults: optional(integer({ min: 0, max: 100 })),
    },
    output: {
      result: required(string({ values: ['OK', 'FAIL'] })),
      diagnostics: required(
        list(
          structure({
            severity: required(string({ values: ['ERROR', 'WARNING'] })),
            code: required(string()),
            message: required(string()),
            location: optional(string()),
          }),
        ),
      ),
      truncated: optional(boolean),
    },
    errors: ['ValidationException'],
    page: `${reference}ValidateStateMachineDefinition.html`,
  }),
} as const
