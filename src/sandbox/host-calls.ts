/** What the guest's prelude may ask of its host: the whole surface, told in one place. Texts in, a text or a program out. */
import type { HandlerCode } from '../engine/kernel/index.ts'
import { services } from '../aws/services/index.ts'
import { decodeBase64 } from '../base/base64.ts'
import { md5Hex, sha1Hex, sha256Hex } from '../base/checksum.ts'
import { nestsTooDeeply, refusedText } from './nesting.ts'
import { fileAt, resolveModule } from './module-resolution.ts'
import { describeServices } from './sdk/describe-services.ts'
import { recordCall, recordLine, recordReturn, recordThrow, recordTimer, type Allowance, type Turn } from './turn.ts'

export interface GuestQuestion {
  readonly what: string
  readonly values: readonly string[]
  readonly code: HandlerCode
  readonly turn: Turn
  readonly allowance: Allowance
}
export type HostReply = { readonly text: string } | { readonly program: string; readonly file: string } | undefined

/** What stands before a CommonJS file on its first line: columns there are counted from behind it. */
const wrapperText = '(function (exports, require, module, __filename, __dirname) {'

export function answerGuest({ what, values, code, turn, allowance }: GuestQuestion): HostReply {
  const [a = '', b = '', c = '', d = ''] = values
  switch (what) {
    case 'console':
      recordLine(turn, allowance, a, b)
      return undefined
    case 'call':
      if (isOperation(b, c)) recordCall(turn, { call: Number(a), service: b, operation: c, input: d })
      return undefined
    case 'timer':
      recordTimer(turn, { timer: Number(a), delayMs: Number(b) })
      return undefined
    case 'end':
      if (a === 'returned') recordReturn(turn, b)
      else recordThrow(turn, b, c, d)
      return undefined
    case 'compile':
      return { program: programOf(fileAt(code.files, a) ?? ''), file: a }
    default:
      return { text: textFor(what, a, b, code) }
  }
}

/** A guest may bend its own prelude, but no call that nobody described reaches the engine. */
/** An operation of AWS, or a request to one of the document's web servers. */
function isOperation(service: string, operation: string): boolean {
  if (service === 'outside') return operation === 'HttpRequest'
  const model = services.find(({ id }) => id === service)
  return model !== undefined && Object.hasOwn(model.operations, operation)
}

function programOf(text: string): string {
  return nestsTooDeeply(text) ? refusedText : `${wrapperText}${text}\n})`
}

function textFor(what: string, a: string, b: string, code: HandlerCode): string {
  switch (what) {
    case 'handler':
      return code.handler
    case 'exists':
      return fileAt(code.files, a) === undefined ? '' : '1'
    case 'text':
      return fileAt(code.files, a) ?? ''
    case 'resolve':
      return resolveModule(code.files, a, b)
    case 'nests':
      return nestsTooDeeply(a) ? '1' : ''
    case 'hash':
      return hashHex(a, b)
    case 'wrapper':
      return String(wrapperText.length)
    case 'sdk':
      return describeServices(services)
    default:
      return ''
  }
}

function hashHex(algorithm: string, data: string): string {
  const bytes = decodeBase64(data)
  if (!bytes.ok) return ''
  switch (algorithm) {
    case 'md5':
      return md5Hex(bytes.value)
    case 'sha1':
      return sha1Hex(bytes.value)
    case 'sha256':
      return sha256Hex(bytes.value)
    default:
      return ''
  }
}
