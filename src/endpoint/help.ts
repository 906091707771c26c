/** What both commands answer when somebody asks how they are called. */

/** Whether the words of a command line ask for help, in whatever place: `--help`, `-h`. */
export function asksForHelp(words: readonly string[]): boolean {
  return words.includes('--help') || words.includes('-h')
}
