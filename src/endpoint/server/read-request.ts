/** An HTTP request as a whole, up to a limit, and whether it may come in at all. */
import type { IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '../../base/result.ts'
import { isChunked, withoutChunks } from '../wire/chunked.ts'
import { badRequest, type WireProblem, type WireRequest } from '../wire/message.ts'

/** A function's code of 50 MB in base64, and something around it. */
const mostBytes = 70 * 2 ** 20

export async function readRequest(request: IncomingMessage): Promise<Result<WireRequest, WireProblem>> {
  const headers = headersOf(request)
  const barred = barredBy(headers)
  if (barred !== undefined) return fail(barred)
  const raw = await readBody(request)
  if (raw === undefined) return fail(badRequest('RequestEntityTooLargeException', `Request must be smaller than ${mostBytes} bytes.`, 413))
  const body = isChunked(headers) ? withoutChunks(raw) : raw
  if (body === undefined) return fail(badRequest('IncompleteBody', 'The body is not in chunks, as its headers say it is.'))
  const url = request.url ?? '/'
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  return ok({
    method: request.method ?? 'GET',
    path: bucketOf(headers['host'] ?? '') + (path.startsWith('/') ? path : `/${path}`),
    query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)),
    headers,
    body,
  })
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) texts[name] = Array.isArray(value) ? value.join(', ') : value
  return texts
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return undefined
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > mostBytes) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const ownHost = /^(?:[a-z\d.-]+\.)?(?:localhost|localhost\.localstack\.cloud|127\.0\.0\.1|\[::1\])(?::\d+)?$/i

/**
 * Pages in a browser have no business here: one that was opened from anywhere could have this server run code. They say where they
 * come from, and a name that was bent to this machine is none of its own.
 */
function barredBy({ host = '', origin }: Readonly<Record<string, string>>): WireProblem | undefined {
  if (!ownHost.test(host))
    return badRequest('AccessDeniedException', `This server answers on this machine's own names only, not as ${host}.`, 403)
  const isOwn = origin === undefined || ownHost.test(origin.replace(/^https?:\/\//, ''))
  return isOwn ? undefined : badRequest('AccessDeniedException', `Pages from ${origin} may not call this server.`, 403)
}

/** `/photos` for a bucket that is named in the host (`photos.s3.localhost:4566`), else nothing. */
function bucketOf(host: string): string {
  const bucket = /^([a-z\d][a-z\d.-]+)\.s3(?:[.-][a-z\d-]+)?\.localhost/i.exec(host)?.[1]
  return bucket === undefined ? '' : `/${bucket}`
}
