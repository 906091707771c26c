/** The trace: every step folded into one rolling hash, row by row, so that two runs can be told apart by sixteen digits. */
import { digestJson, foldInteger, foldWord, type RollingHash } from '../../base/hash.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Result } from '../../base/result.ts'
import type { Envelope, Fault, Outcome } from './envelope.ts'
import type { StepRecord } from './step.ts'

const done = 1
const parkedCall = 2
const answered = 3

/**
 * Folds a step and its events: per row time, sequence, kind, subject and a digest of what is in it. What travels is folded
 * where it arrives: a call's input when the call is received, and so is an answer that somebody waits for. What the caller
 * keeps by it (`context`) is state like that of a cell: what comes of it is folded.
 */
export function foldRecord(hash: RollingHash, { time, sequence, envelope, outcome, events }: StepRecord): void {
  foldInteger(hash, time)
  foldInteger(hash, sequence)
  foldWord(hash, digestOfEnvelope(envelope))
  foldWord(hash, envelope.kind === 'call' && envelope.replyTo !== undefined ? kindOf(outcome) : digestOfOutcome(outcome))
  for (const { type, subject, data } of events) foldWord(hash, digestJson(data, digestJson(subject, digestJson(type))))
}

function digestOfEnvelope(envelope: Envelope): number {
  const to = digestJson(envelope.to)
  switch (envelope.kind) {
    case 'call':
      return digestJson(envelope.input, digestJson(envelope.operation, to))
    case 'timer':
      return digestJson(envelope.data, digestJson(envelope.timer, to))
    case 'reply':
      return digestOfResult(envelope.result, digestJson(envelope.operation, to))
  }
}

function digestOfOutcome(outcome: Outcome): number {
  return outcome.kind === 'answer' ? digestOfResult(outcome.result, answered) : kindOf(outcome)
}

function kindOf({ kind }: Outcome): number {
  return kind === 'done' ? done : kind === 'parked' ? parkedCall : answered
}

function digestOfResult(result: Result<JsonObject, Fault>, from: number): number {
  return result.ok ? digestJson(result.value, from) : digestJson(result.error.message, digestJson(result.error.code, from))
}
