/** Tags of topics. https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html */
import type { AwsFault } from '../../../aws/service.ts'
import { snsLimits } from '../../../aws/services/sns.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { invalidParameter, tooManyTags } from './faults.ts'

interface Tag {
  readonly Key: string
  readonly Value: string
}
export type Tags = Readonly<Record<string, string>>

/** What is given laid over what is there. */
export function mergeTags(before: Tags, given: readonly Tag[]): Result<Tags, AwsFault> {
  if (new Set(given.map(({ Key }) => Key)).size < given.length) return fail(invalidParameter('Duplicated keys are not allowed.'))
  const tags = Object.assign(emptyRecord<string>(), before)
  for (const { Key: key, Value: value } of given) tags[key] = value
  return Object.keys(tags).length > snsLimits.tags ? fail(tooManyTags(snsLimits.tags)) : ok(tags)
}

/** Recorded: a topic is found again with some of its tags or none, and not with another. */
export function hasAll(tags: Tags, given: readonly Tag[]): boolean {
  return given.every(({ Key, Value }) => tags[Key] === Value)
}

export function tagList(tags: Tags): readonly { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}
