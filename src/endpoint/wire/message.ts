/** A request and an answer as they stand on the wire, before and after what is known of AWS. */
import { randomUUID } from 'node:crypto'

export interface WireRequest {
  readonly method: string
  /** As it was sent: labels of the path are not decoded yet. */
  readonly path: string
  readonly query: URLSearchParams
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** What is wrong with a request, or what the world refused; further facts go to the client as members of the fault. */
export interface WireProblem {
  readonly code: string
  readonly message: string
  readonly origin: 'client' | 'server'
  /** The HTTP status, where the service's model does not tell it. */
  readonly status?: number
}

export function badRequest(code: string, message: string, status = 400): WireProblem {
  return { code, message, origin: 'client', status }
}

export function newRequestId(): string {
  return randomUUID()
}

export function isForm({ headers }: WireRequest): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
}
