/**
 * The npm emulator fauxqs as the other side, in this process's memory: requests go into its router and touch no port. SQS is
 * spoken to in AWS's JSON protocol, SNS in the query protocol.
 */
import { buildApp } from 'fauxqs'
import { account, queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { queryForm, readXml } from './query-protocol.ts'
import { sns, sqs, type Answer, type Side, type Step } from './script.ts'

/** How the emulator spells its account and its queues' URLs, and how we do. */
const theirAccount = '000000000000'
const theirUrls = `http://sqs.us-east-1.localhost/${theirAccount}/`
const ourUrls = queueUrl('')

/** An emulator that many scripts use, one after the other: building one takes longer than most scripts. */
export interface Emulator extends Side {
  /** Deletes every queue and topic. */
  empty(): Promise<void>
  close(): Promise<void>
}

export function createEmulator(): Emulator {
  const app = buildApp({ logger: false })
  const call: Side['call'] = async ({ service, operation, input }) => {
    const request = service === 'sqs' ? jsonRequest(operation, input) : queryRequest(operation, input)
    const { body, statusCode } = await app.inject({ method: 'POST', url: '/', ...request })
    const text = inOurSpelling(body)
    if (statusCode >= 500) throw new Error(`the emulator broke at ${operation}: ${text}`)
    return service === 'sqs' ? readJson(text, statusCode) : readXml(text, operation)
  }
  return {
    call,
    async empty() {
      for (const url of listed(await call(sqs('ListQueues')), 'QueueUrls')) await call(sqs('DeleteQueue', { QueueUrl: String(url) }))
      for (const topic of listed(await call(sns('ListTopics')), 'Topics')) await call(sns('DeleteTopic', topic as JsonObject))
    },
    async close() {
      await app.close()
    },
  }
}

function listed(answer: Answer, member: string): readonly unknown[] {
  return answer.ok ? (answer.value[member] as readonly unknown[]) : []
}

interface Request {
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string
}

function jsonRequest(operation: string, input: Step['input']): Request {
  return {
    headers: { host: 'localhost', 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
    payload: inTheirSpelling(JSON.stringify(input)),
  }
}

function queryRequest(operation: string, input: Step['input']): Request {
  const spelled = JSON.parse(inTheirSpelling(JSON.stringify(input))) as JsonObject
  return {
    headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
    payload: queryForm(operation, spelled),
  }
}

function readJson(text: string, statusCode: number): Answer {
  const value = JSON.parse(text) as JsonObject
  if (statusCode < 400) return { ok: true, value }
  return { ok: false, code: String(value['__type']).replace(/^.*#/, ''), message: String(value['message']) }
}

function inTheirSpelling(text: string): string {
  return text.replaceAll(ourUrls, theirUrls).replaceAll(account, theirAccount)
}

function inOurSpelling(text: string): string {
  return text.replaceAll(theirUrls, ourUrls).replaceAll(theirAccount, account)
}
