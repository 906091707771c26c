/** From what was found, in AWS's words or ours, to diagnostics of a text: each with the range of what it is about. */
import type { Advice } from './advice/advice.ts'
import { type AwsCode, type Place, type Problem, stepsTo } from './diagnostics/problem.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { TextRange } from '../text/range.ts'
import type { TextTree, TreeNode } from '../text/tree.ts'

const documentation = 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html'

/** What to do about it, for people who do not know AWS's words yet. */
const help: Partial<Record<AwsCode, string>> = {
  MISSING_TRANSITION_TARGET:
    'A transition leads to a state of the same scope, never into or out of a Parallel or Map; correct the name, or add the state.',
  MISSING_END_STATE: 'Let one state say "End": true, or add a Succeed or Fail state.',
  DUPLICATE_STATE_NAME: 'A name may be used only once in a definition, inside Parallel and Map too.',
  DUPLICATE_LABEL_NAME: 'Every distributed Map needs a label of its own.',
  INVALID_STATE_NAME: 'Shorten the name, and put the rest into Comment.',
  NO_DOLLAR: 'Let the key end in .$ if the value is to be read from the input; else it is passed on as this text.',
  NO_PATH: 'Use the field whose name ends in Path if the value is to be read from the input.',
  PASS_RESULT_IS_STATIC: 'Use Parameters, whose keys that end in .$ are read from the input.',
}

export function diagnosticOf({ severity, code, message, place, field }: Problem, tree: TextTree): Diagnostic {
  const advised = help[code]
  return {
    code: message.endsWith('is not reachable.') ? 'asl.unreachable-state' : `asl.${code.toLowerCase().replaceAll('_', '-')}`,
    severity: severity === 'ERROR' ? 'error' : 'warning',
    range: placeRange(tree, place, field),
    message,
    ...(advised === undefined ? {} : { help: advised }),
    page: documentation,
  }
}

export function diagnosticOfAdvice({ code, severity, message, help: advised, place }: Advice, tree: TextTree): Diagnostic {
  return { code, severity, message, range: placeRange(tree, place), ...(advised === undefined ? {} : { help: advised }) }
}

/** A plain value in full; of an object or a list only the key or bracket, for what is inside is not what is meant. */
function placeRange(tree: TextTree, place: Place, field?: string): TextRange {
  let node = tree.root
  let range = firstCharacter(node, tree)
  for (const step of [...stepsTo(place), ...(field === undefined ? [] : [field])]) {
    const entry = node?.kind === 'mapping' ? node.entries.find(({ key }) => key.value === `${step}`) : undefined
    const next: TreeNode | undefined =
      entry?.value ?? (node?.kind === 'sequence' && typeof step === 'number' ? node.items[step] : undefined)
    if (next === undefined) return range
    const isShort = next.kind === 'scalar' && step !== field
    range = isShort ? next.range : (entry?.key.range ?? firstCharacter(next, tree))
    node = next
  }
  return range
}

function firstCharacter(node: TreeNode | undefined, tree: TextTree): TextRange {
  const start = node?.range.start ?? 0
  return { start, end: Math.min(start + 1, tree.text.length) }
}
