/** Every difference from the emulator that was looked into. What is not here fails the differential test. */
import { queueAnswers } from './known-answers.ts'
import { deliveries } from './known-deliveries.ts'
import type { KnownDifference } from './known-difference.ts'
import { queueRefusals } from './known-refusals.ts'
import { settingRefusals } from './known-setting-refusals.ts'
import { filters, topicAnswers, topicDeliveries } from './known-topic-answers.ts'
import { publishRefusals, topicRefusals } from './known-topic-refusals.ts'

/** In the order in which they are tried: first what leaves both worlds the same. */
export const knownDifferences: readonly KnownDifference[] = [
  ...queueAnswers,
  ...topicAnswers,
  ...topicDeliveries,
  ...filters,
  ...deliveries,
  ...queueRefusals,
  ...settingRefusals,
  ...publishRefusals,
  ...topicRefusals,
]
