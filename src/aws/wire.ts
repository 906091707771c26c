/**
 * How operations look on the wire where that is not told by their shapes: HTTP methods, paths and places of members, and what
 * faults are called there. https://smithy.io/2.0/aws/protocols/
 */

/** Where the members of one operation travel. Those that are named nowhere are members of the body's document. */
export interface HttpBinding {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD'
  /** `/functions/{FunctionName}`; `{Key+}` takes slashes too; `?tagging` must be in the query, `?list-type=2` must be so. */
  readonly path: string
  /** The HTTP status of an answer that is no fault: 200 unless told. */
  readonly status?: number
  /** Member → name in the query. */
  readonly query?: Readonly<Record<string, string>>
  /** Member → name of a header. */
  readonly headers?: Readonly<Record<string, string>>
  /** Member (a map) → how the headers begin that are its entries. */
  readonly prefixHeaders?: Readonly<Record<string, string>>
  /** The member that is the whole body. */
  readonly payload?: string
  readonly answer?: AnswerBinding
}

export interface AnswerBinding {
  readonly headers?: Readonly<Record<string, string>>
  readonly prefixHeaders?: Readonly<Record<string, string>>
  readonly payload?: string
  /** The member that tells the HTTP status. */
  readonly status?: string
  /** The outermost element of an answer in XML: `ListBucketResult`. */
  readonly root?: string
}

export interface WireFault {
  /** The code of the query protocol; AWS JSON tells it in `x-amzn-query-error`. */
  readonly queryCode?: string
  readonly status?: number
}

/** What a service's model tells of its faults, by code. */
interface WireFaults {
  readonly wireFaults?: Readonly<Record<string, WireFault>>
}

export function statusOfFault(service: WireFaults, fault: { readonly code: string; readonly origin: 'client' | 'server' }): number {
  return wireFaultOf(service, fault.code)?.status ?? (fault.origin === 'server' ? 500 : 400)
}

/** The code as older clients know it. */
export function queryCodeOfFault(service: WireFaults, code: string): string | undefined {
  return wireFaultOf(service, code)?.queryCode
}

function wireFaultOf({ wireFaults }: WireFaults, code: string): WireFault | undefined {
  return wireFaults !== undefined && Object.hasOwn(wireFaults, code) ? wireFaults[code] : undefined
}
