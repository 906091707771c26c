/**
 * Mocks: what tasks are answered instead of the work being done. Plain data, as a document says it and as the engine keeps it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */

/** What is answered to some of the calls that a state (or any state) makes. */
export interface MockedAnswer {
  /** The calls it is for, counted from 1 in each execution; tries count, and iterations. `to` `null`: every further one. */
  readonly from: number
  readonly to: number | null
  /** `null`: an answer is to be made up. */
  readonly outcome: MockedOutcome | null
  /** Virtual ms until it comes; `null`: as long as such a call takes. */
  readonly durationMs: number | null
}

/** `result` is JSON text: what the state's task results in. */
export type MockedOutcome = { readonly result: string } | { readonly error: string; readonly cause: string | null }

export interface Mocks {
  /** Whatever neither runs nor has a mock is answered with something made up. */
  readonly sample: boolean
  /** By the name of the state machine, then of the state. */
  readonly states: Readonly<Record<string, Readonly<Record<string, readonly MockedAnswer[]>>>>
  /** By the call, for states that have none of their own: `glue:startJobRun`, `aws-sdk:rekognition:detectLabels`, `lambda:invoke`, an ARN. */
  readonly calls: Readonly<Record<string, readonly MockedAnswer[]>>
}

/** The answer to the `count`-th call, counted from 1; `undefined`: whoever runs it is asked. */
export function answerFor(answers: readonly MockedAnswer[] | undefined, count: number): MockedAnswer | undefined {
  return answers?.find(({ from, to }) => from <= count && (to === null || count <= to))
}
