/** Texts that must be JSON: inputs of executions, outputs of tasks. */
import { readJacksonJson } from '../../../asl/index.ts'

/** What is wrong with a text, in the words of the parser that AWS uses; `undefined` when it is JSON. */
export function jsonProblem(text: string): string | undefined {
  if (text.trim() === '') return 'No content to map due to end-of-input'
  const read = readJacksonJson(text)
  return read.ok ? undefined : `${read.error.message}\n at ${read.error.location}`
}
