/** `npm run endpoint`: AWS's wire protocols on loopback, answered by the engine, until it is ended. */
import { services } from '../aws/services/index.ts'
import { endpointUsage, readEndpointArguments } from './endpoint-arguments.ts'
import { asksForHelp } from './help.ts'
import { startEndpoint } from './start-endpoint.ts'

const words = process.argv.slice(2)
const read = readEndpointArguments(words)
if (asksForHelp(words)) process.stdout.write(`${endpointUsage}\n`)
else if (read.ok) {
  try {
    const { port } = await startEndpoint(read.value)
    process.stdout.write(
      `Switchyard answers at http://127.0.0.1:${port} (${services.map(({ sdkName }) => sdkName).join(', ')}; ${read.value.clock} clock)\n`,
    )
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
  }
} else complain(`${read.error}\n${endpointUsage}`)

function complain(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
