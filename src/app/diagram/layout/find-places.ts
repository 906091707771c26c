/** Asks the layout's worker; started with the first document that leaves places to the layout. */
import { workerAsker } from './ask-worker.ts'
import type { Positions } from '../track/tracks.ts'
import type { Layable, LayoutAnswer, LayoutRequest } from './layable.ts'
import layoutWorker from './layout-worker.ts?worker&url'

const ask = workerAsker<Omit<LayoutRequest, 'id'>, LayoutAnswer>(layoutWorker)

/** Places for all nodes: those of `told`, and found ones for the rest. Rejects when the worker cannot be started. */
export async function findPlaces({ nodes, wires }: Layable, told: Positions): Promise<Positions> {
  return (await ask({ picture: { nodes, wires }, told })).places
}
