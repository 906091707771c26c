/**
 * The policy that hangs on a queue or a topic: read from its text once, and asked once for whoever asks again and again.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { JsonObject } from '../../../base/json.ts'
import { hasDenial, judgeByPolicy, parsePolicy, type PolicyRequest, type PolicyVerdict } from '../../../matching/resource-policy.ts'
import type { Caller } from '../../kernel/index.ts'

type Attributes = Readonly<Record<string, string>>

/** Who wants to do what. `caller` and `operation` are what a verdict is remembered by; `name` is that of the resource. */
export interface PolicyQuestion {
  readonly caller: Caller
  readonly operation: string
  readonly name: string
}

interface HeldPolicy {
  /** `undefined`: the text is no policy, and grants nothing. */
  readonly policy: JsonObject | undefined
  readonly denies: boolean
  last: { readonly principal: string; readonly source: string; readonly operation: string; readonly name: string } | undefined
  verdict: PolicyVerdict
}

/** Attributes are replaced when they are set, never changed, so what was read from them once holds as long as they do. */
const held = new WeakMap<Attributes, HeldPolicy>()

/** Whether the policy can refuse callers of the account, who need no permission. */
export function deniesAnything(attributes: Attributes): boolean {
  return attributes['Policy'] !== undefined && policyOf(attributes).denies
}

/** What the attributes' policy says; `requestOf` tells the question in the policy's words, which takes longer than to remember the answer. */
export function verdictOn(
  attributes: Attributes,
  question: PolicyQuestion,
  requestOf: (question: PolicyQuestion) => PolicyRequest,
): PolicyVerdict {
  if (attributes['Policy'] === undefined) return 'silent'
  const known = policyOf(attributes)
  const { caller, operation, name } = question
  const { last } = known
  const isSame = last?.source === caller.source && last.principal === caller.principal && last.operation === operation && last.name === name
  if (!isSame) {
    known.verdict = known.policy === undefined ? 'silent' : judgeByPolicy(known.policy, requestOf(question))
    known.last = { principal: caller.principal, source: caller.source, operation, name }
  }
  return known.verdict
}

function policyOf(attributes: Attributes): HeldPolicy {
  const known = held.get(attributes)
  if (known !== undefined) return known
  const parsed = parsePolicy(attributes['Policy'] ?? '')
  const policy = parsed.ok ? parsed.value : undefined
  const read: HeldPolicy = { policy, denies: policy !== undefined && hasDenial(policy), last: undefined, verdict: 'silent' }
  held.set(attributes, read)
  return read
}
