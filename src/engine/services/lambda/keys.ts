/** Keys of what only Lambda itself looks up; those that others know are in `shared/resource-keys.ts`. */
import type { ResourceKey } from '../../kernel/index.ts'

export const settingsKey: ResourceKey = 'lambda/settings'

export function logKey(functionName: string): ResourceKey {
  return `lambda/log/${functionName}`
}

export function eventsKey(functionName: string): ResourceKey {
  return `lambda/events/${functionName}`
}

export function revisionKey(functionName: string, revision: number): ResourceKey {
  return `lambda/revision/${functionName}/${revision}`
}

export function environmentKey(functionName: string, ordinal: number): ResourceKey {
  return `lambda/environment/${functionName}/${ordinal}`
}
