/** An example that comes with the page; the build reads its title, so that nothing is fetched to name it. */

export interface Example {
  /** Inside `examples/`, beside the page. */
  readonly file: string
  readonly title: string
  readonly sentence: string
}

declare const FIRST_EXAMPLE_OF_THIS_BUILD: Example

/** What a first visit sees. */
export const firstExample: Example = FIRST_EXAMPLE_OF_THIS_BUILD

/** Where an example lies, from the page. */
export function exampleAddress({ file }: Example): string {
  return `./examples/${file}`
}
