/** How large a filter policy may be. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
import { snsLimits } from '../aws/services/sns.ts'
import type { PolicyMember, PolicyObject } from './filter-model.ts'

export const mostKeys = snsLimits.filterPolicyKeys
export const mostCombinations = snsLimits.filterPolicyCombinations

/** Keys that hold a list, those within objects and branches included. AWS's own count for nested policies is not certain. */
export function keysOf(object: PolicyObject): number {
  return object.members.reduce((sum, member) => sum + keysOfMember(member), 0)
}

function keysOfMember(member: PolicyMember): number {
  if (member.kind === 'values') return 1
  return member.kind === 'object' ? keysOf(member.object) : member.branches.reduce((sum, branch) => sum + keysOf(branch), 0)
}

/** The product over all keys of entries × depth, where the branches of an `$or` are added up. */
export function combinationsOf(object: PolicyObject, depth = 1): number {
  return object.members.reduce((product, member) => product * combinationsOfMember(member, depth), 1)
}

function combinationsOfMember(member: PolicyMember, depth: number): number {
  if (member.kind === 'values') return member.patterns.length * depth
  if (member.kind === 'object') return combinationsOf(member.object, depth + 1)
  return member.branches.reduce((sum, branch) => sum + combinationsOf(branch, depth), 0)
}

export function hasNesting(object: PolicyObject): boolean {
  return object.members.some((member) => member.kind === 'object' || (member.kind === 'or' && member.branches.some(hasNesting)))
}
