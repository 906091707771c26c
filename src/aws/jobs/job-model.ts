/**
 * Calls of services that Switchyard does not run, as workflows make them: what must be asked, what is answered, and what becomes of
 * the job that some of them start. https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
import type { JsonObject } from '../../base/json.ts'

export interface JobService {
  /** As a `Resource` names it: `glue`. */
  readonly id: string
  /** In front of an error's name: `Glue.` */
  readonly prefix: string
  /** In the text of an error: `AWSGlue`. */
  readonly client: string
  /** By operation. */
  readonly calls: Readonly<Record<string, JobCall>>
}

export interface JobCall {
  /** Members of the request without which AWS does nothing. */
  readonly required: readonly string[]
  /**
   * What is answered at once, as workflows see it. `{Name}` in a text is the member of the request of that name (the whole
   * text: the member itself, left out where it is not there); `{id}` eight hexadecimal digits, `{uuid}`, `{now}` ms since 1970,
   * `{region}`, `{account}`.
   */
  readonly answer: JsonObject
  /** Only where it can be waited for (`.sync`). */
  readonly job?: Job
}

export interface Job {
  /** What Step Functions asks again and again until the job has ended. */
  readonly polled: string
  /** What it is told then, which is what the task results in. Written as `answer` is. */
  readonly end: JsonObject
  /** Where in it the job's state stands, and what it says of a job that has gone well, and of one that has not. */
  readonly status: { readonly path: readonly string[]; readonly done: string; readonly failed: string }
  /** Virtual seconds that the job takes where nobody says how long. */
  readonly seconds: number
}
