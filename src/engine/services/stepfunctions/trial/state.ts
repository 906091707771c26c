/** One state tried alone: what the request says of it, and what has been seen on its way. */
export interface Trial {
  /** Whether the answer tells what was seen. */
  readonly showsData: boolean
  readonly mock: Mock | null
  /** The whole context object, where it is given: JSON text. */
  readonly context: string | null
  /** How often the retrier that will match has been used already. */
  readonly retryCount: number | null
  readonly failedIterations: number
  /** What the reader of a distributed Map is to find. */
  readonly readerData: string | null
  /** JSON texts by the name of the stage. */
  stages: Record<string, string>
  /** Of a Map, where it says so: `maxConcurrency` … */
  limits: Record<string, number>
  /** What a catcher took, and which of them. */
  caught: { readonly error: string | null; readonly cause: string | null; readonly catcher: number } | null
}

/** What is told instead of the work being done. `result` is JSON text. */
export type Mock = { readonly result: string } | { readonly error: string | null; readonly cause: string | null }
