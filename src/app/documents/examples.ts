/** The examples that come with the page. The build reads their titles, so that nothing is fetched to list them. */

export interface Example {
  /** Inside `examples/`, beside the page. */
  readonly file: string
  readonly title: string
  readonly sentence: string
}

declare const EXAMPLES_OF_THIS_BUILD: readonly Example[]

/** The first one is what a first visit sees. */
export const examples: readonly Example[] = EXAMPLES_OF_THIS_BUILD

/** Where an example lies, from the page. */
export function exampleAddress({ file }: Example): string {
  return `./examples/${file}`
}
