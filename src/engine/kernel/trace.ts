/** The trace: every step folded into one rolling hash, row by row, so that two runs can be told apart by sixteen digits. */
import { digestJson, foldInteger, foldWord, hashString, type RollingHash } from '../../base/hash.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Envelope, Outcome } from './envelope.ts'
import type { StepRecord } from './step.ts'

const done = 1
const parkedCall = 2

/** Folds a step and its events: per row time, sequence, kind, subject and a digest of what is in it. */
export function foldRecord(hash: RollingHash, record: StepRecord): void {
  foldInteger(hash, record.time)
  foldInteger(hash, record.sequence)
  foldWord(hash, digestOfEnvelope(record.envelope))
  foldWord(hash, digestOfOutcome(record.outcome))
  for (const event of record.events) {
    foldWord(hash, digestJson(event.data, digestJson(event.subject, digestJson(event.type))))
  }
}

function digestOfEnvelope(envelope: Envelope): number {
  const to = hashString(envelope.to)
  switch (envelope.kind) {
    case 'call':
      return digestJson(envelope.input, hashString(envelope.operation, to))
    case 'timer':
      return digestJson(envelope.data, hashString(envelope.timer, to))
    case 'reply':
      return digestJson(envelope.context, digestOfResult(envelope.result, to))
  }
}

function digestOfOutcome(outcome: Outcome): number {
  if (outcome.kind === 'answer') return digestOfResult(outcome.result, 0)
  return outcome.kind === 'done' ? done : parkedCall
}

function digestOfResult(result: { ok: boolean; value?: JsonObject; error?: { code: string; message: string } }, from: number): number {
  return result.ok ? digestJson(result.value, from) : hashString(result.error?.message ?? '', hashString(result.error?.code ?? '', from))
}
