/** Values that are allowed by themselves and still cannot work: too long, too large, or in the wrong kind of workflow. */
import type { Json } from '../../base/json.ts'
import { utf8Length } from '../../base/utf8.ts'
import { inside } from '../diagnostics/problem.ts'
import type { MapState, StateMachine, WaitState } from '../model/model.ts'
import { type Advice, eachState, type Visit } from './advice.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MAX_PAYLOAD_BYTES = 262_144
const MAX_EXPRESS_SECONDS = 300

const payloadFields = ['Result', 'Parameters', 'Arguments', 'ItemSelector', 'Output', 'Items']
const distributedFields = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label']

export function adviseOnLimits(machine: StateMachine, type: 'STANDARD' | 'EXPRESS', textLength: number): Advice[] {
  const advice: Advice[] = []
  eachState(machine, (visit) => {
    if (visit.state.type === 'Wait' && isExpress(visit, type)) advice.push(adviseOnWait(visit.state, visit))
    if (visit.state.type === 'Map' && visit.state.mode === 'INLINE') adviseOnInlineMap(visit.state, visit, advice)
    adviseOnHeartbeat(visit, advice)
    if (textLength > MAX_PAYLOAD_BYTES) adviseOnPayload(visit, advice)
  })
  return advice
}

/** The executions of a distributed Map have a type of their own. */
function isExpress({ around }: Visit, type: 'STANDARD' | 'EXPRESS'): boolean {
  const map = around.findLast((state) => state.type === 'Map' && state.mode === 'DISTRIBUTED')
  return map?.type === 'Map' ? map.executionType === 'EXPRESS' : type === 'EXPRESS'
}

function adviseOnWait(state: WaitState, { place }: Visit): Advice {
  const seconds = state.fields['Seconds']
  if (typeof seconds === 'number' && seconds >= MAX_EXPRESS_SECONDS) {
    const message = `An Express workflow ends after ${MAX_EXPRESS_SECONDS} seconds, so this wait of ${seconds} never does.`
    const help = 'Wait in a Standard workflow, and start the Express one from it.'
    return { code: 'asl.wait-in-express', severity: 'warning', message, help, place: inside(place, 'Seconds') }
  }
  const message = `An Express workflow is billed for the time it waits, and ends after ${MAX_EXPRESS_SECONDS} seconds.`
  return { code: 'asl.wait-in-express', severity: 'info', message, help: 'A Standard workflow waits for nothing.', place }
}

function adviseOnInlineMap(state: MapState, { place }: Visit, advice: Advice[]): void {
  for (const field of distributedFields) {
    if (!(field in state.fields)) continue
    const message = `${field} is for a Map in DISTRIBUTED mode; this one is INLINE.`
    const help = 'Set Mode to DISTRIBUTED in ItemProcessor.ProcessorConfig, or remove it.'
    advice.push({ code: 'asl.needs-distributed-map', severity: 'warning', message, help, place: inside(place, field) })
  }
}

function adviseOnHeartbeat({ state, place }: Visit, advice: Advice[]): void {
  const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = state.fields
  if (typeof heartbeat !== 'number' || typeof timeout !== 'number' || heartbeat < timeout) return
  const message = `The heartbeat of ${heartbeat} seconds is not shorter than the timeout of ${timeout}, so it is never missed.`
  advice.push({ code: 'asl.heartbeat-too-long', severity: 'warning', message, place: inside(place, 'HeartbeatSeconds') })
}

function adviseOnPayload({ state, place }: Visit, advice: Advice[]): void {
  for (const field of payloadFields) {
    const value: Json | undefined = state.fields[field]
    const bytes = value === undefined ? 0 : utf8Length(JSON.stringify(value))
    if (bytes <= MAX_PAYLOAD_BYTES) continue
    const message = `${field} has ${bytes} bytes; a state may take and give at most ${MAX_PAYLOAD_BYTES} (256 KiB).`
    const help = 'Keep the data in S3 and pass its key.'
    advice.push({ code: 'asl.payload-over-quota', severity: 'warning', message, help, place: inside(place, field) })
  }
}
