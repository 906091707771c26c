/**
 * How much one expression may cost, in counts that are the same everywhere: AWS names no such limits, but a workflow that
 * somebody else wrote must not be able to hold up the page.
 */

/** Parts of an expression evaluated, comparisons of nested values included. */
export const mostEvaluations = 500_000
/** How deep evaluations may be nested. */
export const mostNested = 400
/** Members of one sequence, and members of a value altogether. */
export const mostMembers = 1_000_000
/** Members of all lists that come of the parts of an expression, one after the other. */
export const mostMade = 10_000_000
/** Characters of one text; the payload of a state is 262,144 bytes. */
const mostCharacters = 4_000_000

/** What an expression used up: it ends the evaluation, with its message as the reason. */
class BudgetSpent extends Error {}

/** How a list of JSONata's grows: as others do, to so many members. */
function push(this: unknown[], ...members: unknown[]): number {
  if (this.length + members.length > mostMembers)
    throw new BudgetSpent(`A list of more than ${mostMembers} members is larger than what is simulated.`)
  for (const member of members) this[this.length] = member
  return this.length
}

function refuse(): never {
  throw new BudgetSpent(`The expression took more than the ${mostEvaluations} steps that are simulated.`)
}

function refuseMembers(): never {
  throw new BudgetSpent(`The expression made lists of more than ${mostMade} members altogether, which is more than is simulated.`)
}

function bounded(length: number): number {
  if (length > mostCharacters)
    throw new BudgetSpent(`A text of ${length} characters is longer than the ${mostCharacters} that are simulated.`)
  return length
}

function joined(texts: readonly string[], separator: string | undefined): string {
  bounded(texts.reduce((sum, text) => sum + text.length, 0) + texts.length * (separator?.length ?? 0))
  return texts.join(separator)
}

function stringified(value: unknown, replacer: (key: string, value: unknown) => unknown, indent: number): string {
  let members = 0
  const counting = (key: string, member: unknown): unknown => {
    members++
    if (members > mostMembers) throw new BudgetSpent(`A value of more than ${mostMembers} members is larger than what is simulated.`)
    return replacer(key, member)
  }
  return JSON.stringify(value, counting, indent)
}

/** What guards an evaluation; `mostEvaluations` and `mostMade` are what it counts down from. */
export const guards = { refuse, refuseMembers, bounded, push, joined, stringified } as const
