// The same run without a page: the worker's own session in Node, asked what the page should show.
import { readFileSync } from 'node:fs'
import { createSession, openDocument, proceed, stateOf, type Session } from '../../src/bridge/worker/index.ts'
import { createNodeHandlerHost } from '../../src/endpoint/node-sandbox.ts'
import { expect } from './journey.ts'
import type { ShownRun } from './playground.ts'

export const exampleText = readFileSync(new URL('../../public/examples/orders-fan-out.yaml', import.meta.url), 'utf8')

export interface NodeRun {
  /** Brings the run to where the page stands. Fails where the page's hash is the hash of no step up to its clock. */
  follow(shown: ShownRun): void
  /** The hash after a step, counted from 1, the deployment. */
  hashAfter(steps: number): string
  /** Every envelope on the agenda that carries messages, and every call and answer between two nodes that a wire joins. */
  underWay(): Passage[]
}

/** One envelope on its way along one wire. */
export interface Passage {
  readonly wire: string
  readonly names: string
  readonly leg: 'whole' | 'before-disc' | 'after-disc' | 'back'
  readonly sentAt: number
  readonly arrivesAt: number
  readonly messages: number
  readonly status: 'running' | 'retry' | 'failed'
  /** As the document calls the messages of its sources; empty for a call that carries none. */
  readonly label: string
}

/** `name` is the file's: the stack is called after it. */
export async function createNodeRun(text: string, name: string): Promise<NodeRun> {
  const handlers = await createNodeHandlerHost()
  const begin = (): Session => {
    const session = createSession(handlers, { input: () => {} })
    const opened = openDocument(session, { text, name })
    if (!opened.ok) throw new Error(opened.error.message)
    return session
  }
  let session = begin()
  return {
    follow({ hash, clockMs }) {
      if (stateOf(session).clockMs > clockMs) session = begin()
      while (stateOf(session).hash !== hash && stateOf(session).clockMs <= clockMs) proceed(session, { steps: 1 })
      expect(stateOf(session).hash, `the hash at ${clockMs} ms`).toBe(hash)
    },
    hashAfter(steps) {
      if (stateOf(session).step > steps) session = begin()
      proceed(session, { steps: steps - stateOf(session).step })
      return stateOf(session).hash
    },
    underWay: () => passagesOf(session),
  }
}

/** Read from the world's agenda, not from what the frames make of it. */
function passagesOf(session: Session): Passage[] {
  const { run } = session
  if (run === undefined) return []
  const { agenda, cells } = run.kernel.world
  const nameOf = (id: string): string => run.template.nodes.find((node) => node.id === id)?.name ?? id
  const nodeOf = (key: string): string | undefined => run.nodes.get(key)
  const mapping = (key: string): { queue: string; function: string } => {
    const state = cells[key]?.state as unknown as { readonly queueName: string; readonly function: string }
    return { queue: `sqs/queue/${state.queueName}`, function: `lambda/function/${state.function}` }
  }
  return agenda.flatMap((item): Passage[] => {
    const { hop, kind: what } = item.envelope
    if (hop === undefined || (hop.carries.length === 0 && hop.track !== 'call')) return []
    const isAnswer = what === 'reply' && hop.track === 'call'
    const pulls = hop.to.startsWith('lambda/mapping/') ? hop.to : hop.from.startsWith('lambda/mapping/') ? hop.from : undefined
    const from = nodeOf(pulls === undefined || pulls === hop.to ? hop.from : mapping(pulls).queue)
    const to = nodeOf(pulls === undefined || pulls === hop.from ? hop.to : mapping(pulls).function)
    const kind = pulls === undefined ? undefined : 'event-source'
    const [begin, end] = isAnswer ? [to, from] : [from, to]
    const wire = run.template.wires.find((one) => one.from === begin && one.to === end && (kind === undefined || one.kind === kind))
    if (wire === undefined && hop.carries.length === 0) return []
    if (wire === undefined) throw new Error(`messages travel from ${hop.from} to ${hop.to}, and no wire is drawn there`)
    return [
      {
        wire: wire.id,
        names: `${nameOf(wire.from)} → ${nameOf(wire.to)}`,
        leg: isAnswer ? 'back' : pulls === undefined ? 'whole' : pulls === hop.to ? 'before-disc' : 'after-disc',
        sentAt: item.sentAt,
        arrivesAt: item.at,
        messages: Math.max(1, hop.carries.length),
        status:
          wire.kind === 'redrive' || isRefusal(item.envelope)
            ? 'failed'
            : hop.carries.some(({ receives = 0 }) => receives > 0)
              ? 'retry'
              : 'running',
        label: labelOf(hop.carries[0]?.trail ?? '', run.template.settings.traffic),
      },
    ]
  })
}

type Envelope = NonNullable<Session['run']>['kernel']['world']['agenda'][number]['envelope']

function isRefusal(envelope: Envelope): boolean {
  return envelope.kind === 'reply' && envelope.hop?.track === 'call' && (!envelope.result.ok || 'FunctionError' in envelope.result.value)
}

function labelOf(trail: string, traffic: readonly { readonly id: string; readonly name: string }[]): string {
  const [source, n = ''] = trail.split('/')
  return traffic.find(({ id }) => id === source)?.name.replaceAll('{{n}}', n) ?? trail
}
