/** Event source mappings from queues to functions. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
import { isJsonObject } from '../../base/json.ts'
import type { Fix } from '../../text/diagnostic.ts'
import { note, noteFixable, type Problems } from '../diagnostic-catalogue.ts'
import { functionNamedBy, namedBy, type ResourceIndex } from '../resource-index.ts'
import type { ResolvedResource } from '../resources.ts'
import { checkNet } from './dead-letters.ts'
import { numberOf, pathTo } from './design-values.ts'

const longestVisibility = 43_200
const smallestConcurrency = 2

export function checkMapping(index: ResourceIndex, mapping: ResolvedResource, problems: Problems): void {
  const queue = namedBy(index, mapping, 'EventSourceArn')
  if (queue?.type !== 'AWS::SQS::Queue') return
  const range = mapping.propertyRanges['EventSourceArn'] ?? mapping.range
  const batch = numberOf(mapping, 'BatchSize', 10)
  const window = numberOf(mapping, 'MaximumBatchingWindowInSeconds', 0)
  if (batch !== undefined && batch > 10 && window === 0) {
    const path = pathTo(mapping, 'MaximumBatchingWindowInSeconds')
    const fix = path && { title: 'Set MaximumBatchingWindowInSeconds to 1', changes: [{ path, value: 1 }] }
    noteFixable(problems, fix, 'batch-window', mapping.propertyRanges['BatchSize'] ?? range)
  }
  const concurrency = maximumConcurrency(mapping)
  if (concurrency !== undefined && (concurrency < smallestConcurrency || concurrency > 1000)) {
    const place = mapping.propertyRanges['ScalingConfig'] ?? range
    note(problems, 'out-of-range', place, 'MaximumConcurrency', 'it must be from 2 to 1000', String(concurrency))
  }
  const target = functionNamedBy(index, mapping, 'FunctionName')
  if (target === undefined) return
  if (window !== undefined) checkVisibility(queue, target, window, problems)
  checkConcurrency(mapping, queue, target, problems)
  checkNet(index, queue, target, problems)
}

function checkVisibility(queue: ResolvedResource, target: ResolvedResource, window: number, problems: Problems): void {
  const visibility = numberOf(queue, 'VisibilityTimeout', 30)
  const timeout = numberOf(target, 'Timeout', 3)
  if (visibility === undefined || timeout === undefined) return
  const advised = Math.min(6 * timeout + window, longestVisibility)
  if (visibility >= advised) return
  const place = queue.propertyRanges['VisibilityTimeout'] ?? queue.source.keyRange
  const path = pathTo(queue, 'VisibilityTimeout')
  const fix: Fix | undefined = path && { title: `Set VisibilityTimeout to ${advised}`, changes: [{ path, value: advised }] }
  if (visibility < timeout) noteFixable(problems, fix, 'short-visibility', place, String(visibility), String(timeout))
  else noteFixable(problems, fix, 'low-visibility', place, queue.logicalId, String(visibility), target.logicalId, String(advised))
}

function maximumConcurrency({ properties }: ResolvedResource): number | undefined {
  const scaling = properties['ScalingConfig']
  const value = isJsonObject(scaling) ? scaling['MaximumConcurrency'] : undefined
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : undefined
}

/** Pollers start with five batches at once: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const startsWith = 5

/** What is throttled has been received: it comes closer to the dead-letter queue without having been looked at. */
function checkConcurrency(mapping: ResolvedResource, queue: ResolvedResource, target: ResolvedResource, problems: Problems): void {
  const reserved = target.properties['ReservedConcurrentExecutions']
  // A function that may not run at all is switched off on purpose.
  if (typeof reserved !== 'number' || reserved < 1 || mapping.properties['ProvisionedPollerConfig'] !== undefined) return
  const most = maximumConcurrency(mapping)
  if (most === undefined ? reserved >= startsWith : reserved >= most) return
  const path = pathTo(mapping, 'ScalingConfig', 'MaximumConcurrency')
  const reserve = pathTo(target, 'ReservedConcurrentExecutions')
  const wanted = Math.max(smallestConcurrency, reserved)
  const raised = reserved < smallestConcurrency && reserve ? [{ path: reserve, value: smallestConcurrency }] : []
  const fix = path && { title: `Set MaximumConcurrency to ${wanted}`, changes: [{ path, value: wanted }, ...raised] }
  const range = mapping.propertyRanges['ScalingConfig'] ?? mapping.propertyRanges['EventSourceArn'] ?? mapping.range
  const words = most === undefined ? `starts with ${startsWith}` : `asks for up to ${most}`
  noteFixable(problems, fix, 'low-concurrency', range, target.logicalId, String(reserved), queue.logicalId, words)
}
