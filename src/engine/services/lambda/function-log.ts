/**
 * A function's log: its newest lines for the screen, and all that AWS writes to the function's log group.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
import { isoTimestamp } from '../../../aws/timestamp.ts'
import { encodeBase64 } from '../../../base/base64.ts'
import { encodeUtf8 } from '../../../base/utf8.ts'
import type { Step } from '../../kernel/index.ts'
import { writeServiceLog } from '../shared/log-groups.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { logKey } from './keys.ts'
import type { EnvironmentState, Invocation, LogLine, LogState } from './state.ts'

const keptLines = 200
const keptCharacters = 2048

/** Each environment writes to a stream of its own. */
type Writer = Pick<EnvironmentState, 'function' | 'logStream'>

/** A line that the function itself caused: the screen is told of each. */
export function writeLog(step: Step, writer: Writer, line: Omit<LogLine, 'at'>): void {
  const text = shorten(line.text)
  append(step, writer, { at: step.now, level: line.level, text, requestId: line.requestId })
  step.emit('lambda.Logged', functionKey(writer.function), { requestId: line.requestId, level: line.level, text })
}

/** A line that Lambda writes around every invocation; the invocation's own events say the same. */
export function writePlatformLog(step: Step, writer: Writer, requestId: string, text: string): void {
  append(step, writer, { at: step.now, level: 'platform', text, requestId })
}

function append(step: Step, writer: Writer, line: LogLine): void {
  const log = step.edit<LogState>(logKey(writer.function))
  log.lines.push(line)
  if (log.lines.length > keptLines) log.lines.splice(0, log.lines.length - keptLines)
  writeServiceLog(step, `/aws/lambda/${writer.function}`, writer.logStream, `${inGroup(step, line)}\n`)
}

/** As Node's runtime writes a line: with the time, the request and the level in front. A line about a timeout has them already. */
function inGroup(step: Step, { level, text, requestId }: LogLine): string {
  const time = isoTimestamp(step.epochMs)
  if (level === 'platform' || text.startsWith(time)) return text
  return `${time}\t${requestId}\t${level === 'log' ? 'INFO' : level.toUpperCase()}\t${text}`
}

function shorten(text: string): string {
  return text.length <= keptCharacters ? text : `${text.slice(0, keptCharacters - 1)}…`
}

export function startLine(requestId: string, version: string): string {
  return `START RequestId: ${requestId} Version: ${version}`
}

export function endLine(requestId: string): string {
  return `END RequestId: ${requestId}`
}

/** AWS's report line. Deviation: the memory that was used is not known, so `Max Memory Used` is left out. */
export function reportLine(
  invocation: Pick<Invocation, 'requestId' | 'initMs'>,
  report: {
    readonly durationMs: number
    readonly billedMs: number
    readonly memoryMb: number
    readonly status: 'ok' | 'error' | 'timeout'
  },
): string {
  const parts = [
    `REPORT RequestId: ${invocation.requestId}`,
    `Duration: ${report.durationMs}.00 ms`,
    `Billed Duration: ${report.billedMs} ms`,
    `Memory Size: ${report.memoryMb} MB`,
  ]
  if (invocation.initMs > 0) parts.push(`Init Duration: ${invocation.initMs}.00 ms`)
  if (report.status !== 'ok') parts.push(`Status: ${report.status}`)
  return parts.join('\t')
}

/** `LogResult` of an Invoke with `LogType: Tail`: the last 4 KB of this invocation's lines, in base64. */
export function logTail(step: Step, functionName: string, requestId: string): string {
  const log = step.read<LogState>(logKey(functionName))
  const lines = (log?.lines ?? []).filter((line) => line.requestId === requestId).map((line) => line.text)
  const bytes = encodeUtf8(lines.join('\n'))
  return encodeBase64(bytes.subarray(Math.max(0, bytes.length - 4096)))
}
