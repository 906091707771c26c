/**
 * Devices that a document takes for granted: it names a platform endpoint by its ARN, and the app that registered it stands
 * outside the template.
 */
import { parseArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { Step } from '../../kernel/index.ts'
import { applicationKey, endpointKey } from './lookup.ts'
import type { ApplicationState, EndpointState } from './platform.ts'

/** The order `PutDevice {arn}`: the platform endpoint is there from now on, and so is its platform application. */
export function putDevice(step: Step, data: JsonObject): void {
  const arn = parseArn(String(data['arn']))
  const path = arn?.service === 'sns' && arn.resource.startsWith('endpoint/') ? arn.resource.slice('endpoint/'.length) : undefined
  if (path === undefined || step.read(endpointKey(path)) !== undefined) return
  const applicationPath = path.split('/').slice(0, 2).join('/')
  const application = applicationKey(applicationPath)
  if (step.read(application) === undefined) {
    step.create<ApplicationState>(application, { path: applicationPath, attributes: {}, endpoints: [] })
    step.emit('sns.PlatformApplicationCreated', application, { platform: path.split('/')[0] ?? '', name: path.split('/')[1] ?? '' })
  }
  const key = endpointKey(path)
  step.create<EndpointState>(key, { path, application, attributes: { Enabled: 'true', Token: path } })
  step.edit<ApplicationState>(application).endpoints.push(key)
  step.emit('sns.PlatformEndpointCreated', key, { application })
}
