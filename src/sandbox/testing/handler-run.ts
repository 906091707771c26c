/** Builders for tests: a host with the real wasm, and an environment that is given entries and remembers its journal. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { hashString } from '../../base/hash.ts'
import type { HandlerCode, HandlerHost, HandlerOutcome, JournalEntry } from '../../engine/kernel/index.ts'
import { journalDigest } from '../index.ts'

export const startMs = Date.UTC(2026, 0, 5, 9)

export function readWasm(): WebAssembly.Module {
  const path = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm')
  return new WebAssembly.Module(readFileSync(path))
}

export function codeOf(files: Record<string, string> | string, handler = 'index.handler'): HandlerCode {
  const named = typeof files === 'string' ? { 'index.js': files } : files
  return { files: named, handler, digest: hashString(JSON.stringify([named, handler])) }
}

export interface TestEnvironment {
  readonly journal: readonly string[]
  give(entry: JournalEntry): HandlerOutcome
  init(environment?: Record<string, string>, seed?: number): HandlerOutcome
  event(event?: unknown, options?: { nowMs?: number; fuel?: number }): HandlerOutcome
  reply(call: number, result: unknown, nowMs?: number): HandlerOutcome
  timer(timer: number, nowMs: number): HandlerOutcome
}

export function environmentOn(host: HandlerHost, code: HandlerCode, name = 'environment-1'): TestEnvironment {
  const journal: string[] = []
  let digestBefore = 0
  let invocations = 0
  const give = (entry: JournalEntry): HandlerOutcome => {
    const text = JSON.stringify(entry)
    journal.push(text)
    const outcome = host.run({ environment: name, code, journal: [...journal], digestBefore })
    digestBefore = journalDigest(digestBefore, text)
    return outcome
  }
  return {
    journal,
    give,
    init: (environment = { AWS_REGION: 'us-east-1' }, seed = 42) => give({ type: 'init', nowMs: startMs, seed, environment }),
    event: (event = {}, { nowMs = startMs, fuel = 2_000 } = {}) => {
      const invocation = `invocation-${++invocations}`
      return give({ type: 'event', invocation, nowMs, event: JSON.stringify(event), context: contextOf(invocation, nowMs), fuel })
    },
    reply: (call, result, nowMs = startMs + 20) => give({ type: 'reply', call, nowMs, result: JSON.stringify(result) }),
    timer: (timer, nowMs) => give({ type: 'timer', timer, nowMs }),
  }
}

function contextOf(invocation: string, nowMs: number) {
  return {
    awsRequestId: invocation,
    functionName: 'pack',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:111111111111:function:pack',
    memoryLimitInMB: '128',
    logGroupName: '/aws/lambda/pack',
    logStreamName: '2026/01/05/[$LATEST]0',
    deadlineMs: nowMs + 3_000,
  }
}
