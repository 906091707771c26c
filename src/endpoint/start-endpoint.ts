/** The engine behind HTTP: a live world with nothing in it, and its door. */
import { services } from '../aws/services/index.ts'
import type { EndpointArguments } from './endpoint-arguments.ts'
import { createNodeHandlerHost } from './node-sandbox.ts'
import { openHttpDoor, type HttpDoor } from './server/http-server.ts'
import { createLiveWorld } from './server/live-world.ts'

/** Rejects when the port is taken. */
export async function startEndpoint({ port, clock, ...settings }: EndpointArguments): Promise<HttpDoor> {
  const world = createLiveWorld({
    ...settings,
    clock: { kind: clock, wallMs: () => performance.now() },
    handlers: await createNodeHandlerHost(),
    startMs: Math.floor(Date.now() / 1000) * 1000,
  })
  const door = await openHttpDoor({ world, services, port })
  return {
    port: door.port,
    async close() {
      world.close()
      await door.close()
    },
  }
}
