/** A function's console, taken apart into its invocations: Lambda's own lines say when each began, what it took and how it ended. */
import type { ConsoleLine } from '../../../../bridge/protocol/index.ts'

export interface Frame {
  readonly text: string
  /** Within the function's package: `index.js`, `lib/stock.mjs`; absent for frames of the runtime. */
  readonly path?: string
  /** From 1. */
  readonly line?: number
}

export interface Thrown {
  readonly errorType: string
  readonly errorMessage: string
  readonly frames: readonly Frame[]
}

export interface Invocation {
  readonly requestId: string
  readonly beganAt: number
  /** What the handler wrote; Lambda's own lines and the error are left out. */
  readonly lines: readonly ConsoleLine[]
  readonly end: 'running' | 'returned' | 'failed' | 'timed-out'
  readonly durationMs?: number
  readonly billedMs?: number
  readonly memoryMb?: number
  /** It started an environment, for so long. */
  readonly initMs?: number
  readonly thrown?: Thrown
  /** Words of an end that is no error of the code: a timeout. */
  readonly words?: string
}

/** The newest first. Of the oldest the beginning may be gone, since only the newest lines are kept. */
export function invocationsOf(console: readonly ConsoleLine[]): readonly Invocation[] {
  const byRequest = new Map<string, ConsoleLine[]>()
  for (const line of console) {
    const requestId = line.requestId ?? ''
    const lines = byRequest.get(requestId)
    if (lines) lines.push(line)
    else byRequest.set(requestId, [line])
  }
  return [...byRequest].map(([requestId, lines]) => invocationOf(requestId, lines)).toReversed()
}

const errorLine = /^Invoke Error \t(\{.*\})$/s
const timeoutLine = /^\d{4}-\d\d-\d\dT\S+ \S+ (Task timed out.*)$/s
const framed = /\/var\/task\/([^:)]+):(\d+)(?::\d+)?/

function invocationOf(requestId: string, lines: readonly ConsoleLine[]): Invocation {
  const report = lines.find(({ level, text }) => level === 'platform' && text.startsWith('REPORT'))
  const error = lines.flatMap(({ text }) => thrownIn(text) ?? []).at(-1)
  const words = lines.flatMap(({ text }) => timeoutLine.exec(text)?.[1] ?? []).at(-1)
  const own = lines.filter(({ level, text }) => level !== 'platform' && thrownIn(text) === undefined && !timeoutLine.test(text))
  return {
    requestId,
    beganAt: lines[0]?.atMs ?? 0,
    lines: own,
    end: endOf(report, error, words),
    ...(report && figuresOf(report.text)),
    ...(error && { thrown: error }),
    ...(words !== undefined && { words }),
  }
}

function endOf(report: ConsoleLine | undefined, error: Thrown | undefined, words: string | undefined): Invocation['end'] {
  if (words !== undefined || report?.text.includes('Status: timeout') === true) return 'timed-out'
  if (error !== undefined || report?.text.includes('Status: error') === true) return 'failed'
  return report === undefined ? 'running' : 'returned'
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html */
function figuresOf(report: string): Pick<Invocation, 'durationMs' | 'billedMs' | 'memoryMb' | 'initMs'> {
  const figure = (name: string): number | undefined => {
    const match = new RegExp(`\\t${name}: ([\\d.]+) `).exec(report)
    return match === null ? undefined : Number(match[1])
  }
  const told = {
    durationMs: figure('Duration'),
    billedMs: figure('Billed Duration'),
    memoryMb: figure('Memory Size'),
    initMs: figure('Init Duration'),
  }
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
}

function thrownIn(text: string): Thrown | undefined {
  const json = errorLine.exec(text)?.[1]
  if (json === undefined) return undefined
  try {
    const { errorType, errorMessage, stack } = JSON.parse(json) as { errorType: string; errorMessage: string; stack: readonly string[] }
    return { errorType, errorMessage, frames: stack.filter((line) => /^\s*at /.test(line)).map(frameOf) }
  } catch {
    // A line that was too long is kept cut.
    return undefined
  }
}

function frameOf(text: string): Frame {
  const match = framed.exec(text)
  const shown = text.trim().replace('file:///var/task/', '').replace('/var/task/', '')
  return match === null ? { text: shown } : { text: shown, path: match[1] as string, line: Number(match[2]) }
}
