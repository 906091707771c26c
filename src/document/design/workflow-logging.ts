/** Where a state machine logs to. https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html */
import { isJsonObject } from '../../base/json.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import type { ResolvedResource } from '../resources.ts'
import { whyUnknown } from '../resolver.ts'

export function checkLogging({ properties, propertyRanges }: ResolvedResource, problems: Problems): void {
  const logging = properties['LoggingConfiguration']
  const range = propertyRanges['LoggingConfiguration']
  if (!isJsonObject(logging) || whyUnknown(logging) !== undefined || range === undefined) return
  const { Level: level = 'OFF', Destinations: destinations = [] } = logging
  if (typeof level !== 'string' || !Array.isArray(destinations)) return
  if (destinations.length > 1 || (level !== 'OFF' && destinations.length === 0)) note(problems, 'log-destination', range)
}
