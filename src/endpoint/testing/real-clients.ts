/** The clients of AWS's own SDK, pointed at a door on this machine. */
import { createRequire } from 'node:module'
import type { ServiceModel } from '../../aws/service.ts'

/** Their types are far too large to be read at every check; what tests need of them is this. */
export interface RealClient {
  send(operation: string, input: object): Promise<Record<string, unknown>>
  close(): void
}

type Constructor = new (settings: object) => object
const packages = createRequire(import.meta.url)

export function realClient(service: Pick<ServiceModel, 'sdkName' | 'sdkPackage'>, port: number, accessKeyId = '111111111111'): RealClient {
  const sdk = packages(service.sdkPackage) as Record<string, Constructor>
  const make = (name: string, settings: object): object => {
    const found = sdk[name]
    if (found === undefined) throw new Error(`${service.sdkPackage} has no ${name}`)
    return new found(settings)
  }
  const client = make(`${service.sdkName}Client`, {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'test' },
    maxAttempts: 1,
    disableHostPrefix: true,
    md5: false,
    useQueueUrlAsEndpoint: false,
    forcePathStyle: true,
  }) as { send(command: object): Promise<Record<string, unknown>>; destroy(): void }
  return { send: (operation, input) => client.send(make(`${operation}Command`, input)), close: () => client.destroy() }
}
