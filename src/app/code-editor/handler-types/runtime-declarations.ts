/**
 * TypeScript declarations of what else a handler finds: the events and the context that Lambda gives it, and of Node and the web as
 * much as the sandbox has. Shapes: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html, with-sns.html, nodejs-context.html
 */

export const lambdaDeclarations = String.raw`
declare module 'aws-lambda' {
  /** What Lambda tells a handler about the invocation. */
  interface Context {
    readonly awsRequestId: string
    readonly functionName: string
    readonly functionVersion: string
    readonly invokedFunctionArn: string
    readonly memoryLimitInMB: string
    readonly logGroupName: string
    readonly logStreamName: string
    callbackWaitsForEmptyEventLoop: boolean
    /** Milliseconds until the function's timeout ends the invocation. */
    getRemainingTimeInMillis(): number
    succeed(result?: any): void
    fail(error?: Error | string): void
    done(error?: Error | string | null, result?: any): void
  }
  type Callback = (error?: Error | string | null, result?: any) => void

  interface SQSMessageAttribute {
    readonly dataType: string
    readonly stringValue?: string
    readonly binaryValue?: string
    readonly stringListValues: string[]
    readonly binaryListValues: string[]
  }
  interface SQSRecord {
    readonly messageId: string
    readonly receiptHandle: string
    /** The message as text. From a topic without raw delivery it is SNS's JSON, with the published text in Message. */
    readonly body: string
    readonly attributes: {
      /** How often the message was received, this time included. */
      readonly ApproximateReceiveCount: string
      readonly SentTimestamp: string
      readonly SenderId: string
      readonly ApproximateFirstReceiveTimestamp: string
      readonly SequenceNumber?: string
      readonly MessageGroupId?: string
      readonly MessageDeduplicationId?: string
      readonly DeadLetterQueueSourceArn?: string
      readonly AWSTraceHeader?: string
    }
    readonly messageAttributes: Record<string, SQSMessageAttribute>
    readonly md5OfBody: string
    readonly eventSource: 'aws:sqs'
    readonly eventSourceARN: string
    readonly awsRegion: string
  }
  interface SQSEvent {
    readonly Records: SQSRecord[]
  }
  /** With ReportBatchItemFailures: the messages that are to come back. */
  interface SQSBatchResponse {
    batchItemFailures: { itemIdentifier: string }[]
  }

  interface SNSMessage {
    readonly Type: 'Notification'
    readonly MessageId: string
    readonly TopicArn: string
    readonly Subject: string | null
    /** What was published. */
    readonly Message: string
    readonly Timestamp: string
    readonly SignatureVersion: string
    readonly Signature: string
    readonly SigningCertUrl: string
    readonly UnsubscribeUrl: string
    readonly MessageAttributes: Record<string, { readonly Type: string; readonly Value: string }>
  }
  interface SNSEventRecord {
    readonly EventVersion: string
    readonly EventSubscriptionArn: string
    readonly EventSource: 'aws:sns'
    readonly Sns: SNSMessage
  }
  interface SNSEvent {
    readonly Records: SNSEventRecord[]
  }
  type SQSHandler = (event: SQSEvent, context: Context, callback: Callback) => void | Promise<void | SQSBatchResponse>
  type SNSHandler = (event: SNSEvent, context: Context, callback: Callback) => void | Promise<void>
}
`

export const platformDeclarations = String.raw`
interface Buffer extends Uint8Array {
  toString(encoding?: string): string
  equals(other: Uint8Array): boolean
}
declare var Buffer: {
  from(data: string | ArrayLike<number> | ArrayBuffer, encoding?: string): Buffer
  alloc(size: number, fill?: number | string): Buffer
  concat(list: readonly Uint8Array[]): Buffer
  byteLength(text: string, encoding?: string): number
  compare(a: Uint8Array, b: Uint8Array): number
  isBuffer(value: unknown): value is Buffer
}
/** Written to the function's log. */
declare var console: Record<'log' | 'info' | 'warn' | 'error' | 'debug' | 'trace', (...values: any[]) => void>
declare var process: {
  /** The environment variables that the template sets, and Lambda's own. */
  env: Record<string, string | undefined>
  cwd(): string
  nextTick(run: (...values: any[]) => void, ...values: any[]): void
  uptime(): number
  hrtime: { (since?: [number, number]): [number, number]; bigint(): bigint }
  memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number; arrayBuffers: number }
  readonly platform: string
  readonly arch: string
  readonly version: string
  readonly versions: Record<string, string>
  on(event: string, listener: (...values: any[]) => void): typeof process
}
/** Waits in virtual time. */
declare function setTimeout(run: (...values: any[]) => void, ms?: number, ...values: any[]): any
declare function clearTimeout(timer: any): void
declare function setInterval(run: (...values: any[]) => void, ms?: number, ...values: any[]): any
declare function clearInterval(timer: any): void
declare function setImmediate(run: (...values: any[]) => void, ...values: any[]): any
declare function clearImmediate(timer: any): void
declare function queueMicrotask(run: () => void): void
declare function structuredClone<T>(value: T): T
declare function atob(text: string): string
declare function btoa(text: string): string
declare function require(module: string): any
declare var module: { exports: any }
declare var exports: any
declare var global: typeof globalThis
declare var performance: { now(): number; readonly timeOrigin: number }
declare var crypto: { randomUUID(): string; getRandomValues<T extends Uint8Array>(target: T): T }
declare class TextEncoder { encode(text?: string): Uint8Array }
declare class TextDecoder { constructor(encoding?: string); decode(bytes?: Uint8Array): string }
declare class URLSearchParams {
  constructor(from?: string | Record<string, string> | Iterable<[string, string]>)
  get(name: string): string | null
  getAll(name: string): string[]
  has(name: string): boolean
  append(name: string, value: string): void
  delete(name: string): void
  set(name: string, value: string): void
  toString(): string
  [Symbol.iterator](): Iterator<[string, string]>
}
declare class URL {
  constructor(url: string, base?: string | URL)
  href: string
  protocol: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  hash: string
  readonly origin: string
  readonly searchParams: URLSearchParams
  toString(): string
}

declare module 'node:crypto' {
  interface Hash { update(data: string | Uint8Array, encoding?: string): Hash; digest(): Buffer; digest(encoding: string): string; copy(): Hash }
  function randomUUID(): string
  function randomBytes(size: number): Buffer
  function randomInt(low: number, high?: number): number
  function getRandomValues<T extends Uint8Array>(target: T): T
  function createHash(algorithm: 'md5' | 'sha1' | 'sha256' | (string & {})): Hash
  function createHmac(algorithm: 'md5' | 'sha1' | 'sha256' | (string & {}), key: string | Uint8Array): Hash
  function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean
}
declare module 'node:util' {
  function inspect(value: unknown, options?: object): string
  function format(...values: any[]): string
  function promisify(run: (...values: any[]) => void): (...values: any[]) => Promise<any>
  function isDeepStrictEqual(a: unknown, b: unknown): boolean
}
declare module 'node:timers/promises' {
  function setTimeout<T>(ms?: number, value?: T): Promise<T>
  function setImmediate<T>(value?: T): Promise<T>
}
declare module 'node:buffer' { const buffer: typeof Buffer; export { buffer as Buffer } }
declare module 'node:url' { const url: typeof URL; const query: typeof URLSearchParams; export { url as URL, query as URLSearchParams } }
declare module 'crypto' { export * from 'node:crypto' }
declare module 'util' { export * from 'node:util' }
declare module 'timers/promises' { export * from 'node:timers/promises' }
declare module 'buffer' { export * from 'node:buffer' }
declare module 'url' { export * from 'node:url' }
`
