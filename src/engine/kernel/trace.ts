/** The trace: every step folded into one rolling hash, row by row, so that two runs can be told apart by sixteen digits. */
import { digestJson, digestName, foldInteger, foldWord, sketchJson, type RollingHash } from '../../base/hash.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Result } from '../../base/result.ts'
import type { Envelope, Fault, Outcome } from './envelope.ts'
import type { StepRecord } from './step.ts'

const done = 1
const parkedCall = 2
const answered = 3

/**
 * Folds a step and its events: time, sequence, and a digest of kinds, subjects and what is in it. What travels is folded whole
 * where it arrives: a call's input when the call is received, and so is an answer that somebody waits for. What the caller keeps
 * by it (`context`) is state like that of a cell: what comes of it is folded. What a step tells follows from what arrived and from
 * the state, so of its texts a sketch is enough.
 */
export function foldRecord(hash: RollingHash, { time, sequence, envelope, outcome, events }: StepRecord): void {
  foldInteger(hash, time)
  foldInteger(hash, sequence)
  let digest = digestOfEnvelope(envelope)
  digest =
    envelope.kind === 'call' && envelope.replyTo !== undefined ? digestJson(kindOf(outcome), digest) : digestOfOutcome(outcome, digest)
  for (const { type, subject, data } of events) digest = sketchJson(data, digestName(subject, digestName(type, digest)))
  foldWord(hash, digest)
}

function digestOfEnvelope(envelope: Envelope): number {
  const to = digestName(envelope.to, 0)
  switch (envelope.kind) {
    case 'call':
      return digestJson(envelope.input, digestName(envelope.operation, to))
    case 'timer':
      return digestJson(envelope.data, digestName(envelope.timer, to))
    case 'reply':
      return digestOfResult(envelope.result, digestName(envelope.operation, to))
  }
}

function digestOfOutcome(outcome: Outcome, from: number): number {
  if (outcome.kind !== 'answer') return digestJson(kindOf(outcome), from)
  const { result } = outcome
  return result.ok ? sketchJson(result.value, from ^ answered) : digestOfResult(result, from ^ answered)
}

function kindOf({ kind }: Outcome): number {
  return kind === 'done' ? done : kind === 'parked' ? parkedCall : answered
}

function digestOfResult(result: Result<JsonObject, Fault>, from: number): number {
  return result.ok ? digestJson(result.value, from) : digestJson(result.error.message, digestJson(result.error.code, from))
}
