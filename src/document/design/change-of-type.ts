/** What makes a queue or a topic FIFO, or standard again: its name ends accordingly, and what only FIFO knows comes or goes. */
import type { Change, Fix } from '../../text/diagnostic.ts'
import type { ResolvedResource } from '../resources.ts'
import { pathTo } from './design-values.ts'

/** What each is called, what gives it its name, and the settings that only FIFO has; the first makes it FIFO. */
const KINDS: Readonly<Record<string, { readonly noun: string; readonly name: string; readonly fifoOnly: readonly string[] }>> = {
  'AWS::SQS::Queue': {
    noun: 'queue',
    name: 'QueueName',
    fifoOnly: ['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'],
  },
  'AWS::SNS::Topic': {
    noun: 'topic',
    name: 'TopicName',
    fifoOnly: ['FifoTopic', 'ContentBasedDeduplication', 'FifoThroughputScope', 'ArchivePolicy'],
  },
}

/** `undefined` for what SAM makes out of nothing, and where the name is put together. */
export function changeOfType(resource: ResolvedResource, toFifo: boolean): Fix | undefined {
  const path = pathTo(resource)
  const kind = KINDS[resource.type]
  if (path === undefined || kind === undefined) return undefined
  const { noun, name, fifoOnly } = kind
  const changes: Change[] = toFifo
    ? [{ path: [...path, String(fifoOnly[0])], value: true }]
    : fifoOnly.filter((setting) => resource.properties[setting] !== undefined).map((setting) => ({ path: [...path, setting] }))
  const named = resource.source.properties.find(({ key }) => key.value === name)?.value
  if (named !== undefined) {
    if (named.kind !== 'scalar') return undefined
    const bare = String(named.value).replace(/\.fifo$/, '')
    changes.push({ path: [...path, name], value: toFifo ? `${bare}.fifo` : bare })
  }
  return { title: `Make ${resource.logicalId} a ${toFifo ? 'FIFO' : 'standard'} ${noun}`, changes }
}
