/** All examples, for whoever lists them. */
import type { Example } from './example.ts'

declare const EXAMPLES_OF_THIS_BUILD: readonly Example[]

/** The one of a first visit comes first. */
export const examples: readonly Example[] = EXAMPLES_OF_THIS_BUILD
