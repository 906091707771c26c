/** Run by a test in a process with little stack: prints how each handler that goes deep ended, one a line. */
import { createHandlerHost } from '../index.ts'
import { codeOf, environmentOn, readWasm } from './handler-run.ts'
import { hostileHandlers } from './hostile-handlers.ts'

const host = await createHandlerHost(readWasm(), { keep: 1 })
for (const [name, { body, endedBy }] of Object.entries(hostileHandlers)) {
  if (endedBy !== 'stack') continue
  // Caught inside: only an overflow of the guest's own stack can be, one of the host's ends the run.
  const environment = environmentOn(host, codeOf(`exports.handler = async () => { try { ${body} } catch { return 'caught' } }`), name)
  environment.init()
  process.stdout.write(`${name}: ${JSON.stringify(environment.event().end)}\n`)
}
