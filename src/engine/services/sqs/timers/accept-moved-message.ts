/** A message that a move task sent on its way arrives. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { arrive, type MovedLetter } from '../moving.ts'

export function acceptMovedMessage(step: Step, data: JsonObject): void {
  const letter = data['letter'] as unknown as MovedLetter
  arrive(step, { key: data['from'] as string, target: data['queue'] as string, task: data['task'] as string }, letter)
}
