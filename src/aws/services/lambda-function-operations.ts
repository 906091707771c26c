/** Functions as operations: made, changed, shown, called. https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
import { operation } from '../service.ts'
import { blob, boolean, integer, list, optional, required, string, structure, textBlob } from '../shape-builders.ts'
import { common, configuration, deadLetterConfig, environment, functionName, paging, qualifier, reference, tags } from './lambda-shapes.ts'

export const functionOperations = {
  CreateFunction: operation({
    input: {
      FunctionName: functionName,
      Role: required(string()),
      Code: required(structure({ ZipFile: optional(blob, 'A zip archive.'), S3Bucket: optional(string()), S3Key: optional(string()) })),
      Runtime: optional(string()),
      Handler: optional(string()),
      Timeout: optional(integer()),
      MemorySize: optional(integer()),
      Description: optional(string()),
      Environment: { shape: environment },
      DeadLetterConfig: { shape: deadLetterConfig },
      Publish: optional(boolean),
      Tags: optional(tags),
    },
    output: configuration,
    errors: [...common, 'ResourceConflictException'],
    page: `${reference}CreateFunction.html`,
  }),
  UpdateFunctionCode: operation({
    input: {
      FunctionName: functionName,
      ZipFile: optional(blob),
      S3Bucket: optional(string()),
      S3Key: optional(string()),
      Publish: optional(boolean),
    },
    output: configuration,
    errors: [...common],
    page: `${reference}UpdateFunctionCode.html`,
  }),
  UpdateFunctionConfiguration: operation({
    input: {
      FunctionName: functionName,
      Role: optional(string()),
      Runtime: optional(string()),
      Handler: optional(string()),
      Timeout: optional(integer()),
      MemorySize: optional(integer()),
      Description: optional(string()),
      Environment: { shape: environment },
      DeadLetterConfig: { shape: deadLetterConfig },
    },
    output: configuration,
    errors: [...common],
    page: `${reference}UpdateFunctionConfiguration.html`,
  }),
  PutFunctionConcurrency: operation({
    input: { FunctionName: functionName, ReservedConcurrentExecutions: required(integer()) },
    output: { ReservedConcurrentExecutions: optional(integer()) },
    errors: [...common],
    page: `${reference}PutFunctionConcurrency.html`,
  }),
  DeleteFunctionConcurrency: operation({
    input: { FunctionName: functionName },
    output: {},
    errors: [...common],
    page: `${reference}DeleteFunctionConcurrency.html`,
  }),
  DeleteFunction: operation({
    input: { FunctionName: functionName, Qualifier: qualifier },
    output: {},
    errors: [...common, 'ResourceConflictException'],
    page: `${reference}DeleteFunction.html`,
  }),
  GetFunctionConfiguration: operation({
    input: { FunctionName: functionName, Qualifier: qualifier },
    output: configuration,
    errors: [...common],
    page: `${reference}GetFunctionConfiguration.html`,
  }),
  Invoke: operation({
    input: {
      FunctionName: functionName,
      Qualifier: qualifier,
      InvocationType: optional(string({ values: ['RequestResponse', 'Event', 'DryRun'] })),
      LogType: optional(string({ values: ['None', 'Tail'] })),
      Payload: optional(textBlob),
    },
    output: {
      StatusCode: optional(integer()),
      FunctionError: optional(string()),
      LogResult: optional(string()),
      Payload: optional(textBlob),
      ExecutedVersion: optional(string()),
    },
    errors: [
      ...common,
      'RequestTooLargeException',
      'InvalidRequestContentException',
      'InvalidRuntimeException',
      'ResourceConflictException',
      'AccessDeniedException',
    ],
    page: `${reference}Invoke.html`,
  }),
  GetFunctionConcurrency: operation({
    input: { FunctionName: functionName },
    output: { ReservedConcurrentExecutions: optional(integer()) },
    errors: [...common],
    page: `${reference}GetFunctionConcurrency.html`,
  }),
  GetFunction: operation({
    input: { FunctionName: functionName, Qualifier: qualifier },
    output: {
      Configuration: optional(structure(configuration)),
      Code: optional(structure({ RepositoryType: optional(string()), Location: optional(string()) })),
      Tags: optional(tags),
      Concurrency: optional(structure({ ReservedConcurrentExecutions: optional(integer()) })),
    },
    errors: [...common],
    page: `${reference}GetFunction.html`,
  }),
  ListFunctions: operation({
    input: { ...paging, FunctionVersion: optional(string({ values: ['ALL'] })) },
    output: { Functions: optional(list(structure(configuration))), NextMarker: optional(string()) },
    errors: [...common],
    page: `${reference}ListFunctions.html`,
  }),
  GetAccountSettings: operation({
    input: {},
    output: {
      AccountLimit: optional(
        structure({
          TotalCodeSize: optional(integer()),
          CodeSizeUnzipped: optional(integer()),
          CodeSizeZipped: optional(integer()),
          ConcurrentExecutions: optional(integer()),
          UnreservedConcurrentExecutions: optional(integer()),
        }),
      ),
      AccountUsage: optional(structure({ TotalCodeSize: optional(integer()), FunctionCount: optional(integer()) })),
    },
    errors: [...common],
    page: `${reference}GetAccountSettings.html`,
  }),
  TagResource: operation({
    input: { Resource: required(string(), 'The function’s ARN.'), Tags: required(tags) },
    output: {},
    errors: [...common],
    page: `${reference}TagResource.html`,
  }),
  UntagResource: operation({
    input: { Resource: required(string()), TagKeys: required(list(string())) },
    output: {},
    errors: [...common],
    page: `${reference}UntagResource.html`,
  }),
  ListTags: operation({
    input: { Resource: required(string()) },
    output: { Tags: optional(tags) },
    errors: [...common],
    page: `${reference}ListTags.html`,
  }),
} as const
