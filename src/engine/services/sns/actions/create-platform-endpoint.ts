/** https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformEndpoint.html */
import { arnOf } from '../../../../aws/identity.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { editAccount } from '../account.ts'
import { invalidParameter } from '../faults.ts'
import { endpointKey, findApplication, type Found } from '../lookup.ts'
import { endpointAttributesFault, type ApplicationState, type EndpointState } from '../platform.ts'

/** The same token with the same attributes finds the endpoint that is there. */
export function createPlatformEndpoint(step: Step, input: SnsInput<'CreatePlatformEndpoint'>): Outcome {
  const application = findApplication(step, input.PlatformApplicationArn)
  if (!application.ok) return refuse(application.error)
  const { Token: token, CustomUserData: data, Attributes: given = {} } = input
  const attributes = { Enabled: 'true', ...(data !== undefined && { CustomUserData: data }), ...given, Token: token }
  const fault = endpointAttributesFault(attributes)
  if (fault) return refuse(fault)
  const { key, state } = application.value
  const existing = endpointOfToken(step, application.value, token)
  if (existing) {
    const arn = arnOf('sns', `endpoint/${existing.path}`)
    const isSame = Object.entries(attributes).every(([name, value]) => existing.attributes[name] === value)
    // † In AWS's words as they are widely known.
    return isSame
      ? answer({ EndpointArn: arn })
      : refuse(invalidParameter(`Token Reason: Endpoint ${arn} already exists with the same Token, but different attributes.`))
  }
  const path = `${state.path}/${derivedUuid(step.seed, `${key}/endpoint/${editAccount(step).nextEndpoint++}`)}`
  const made = endpointKey(path)
  step.create<EndpointState>(made, { path, application: key, attributes })
  step.edit<ApplicationState>(key).endpoints.push(made)
  step.emit('sns.PlatformEndpointCreated', made, { application: key })
  return answer({ EndpointArn: arnOf('sns', `endpoint/${path}`) })
}

function endpointOfToken(step: Step, { state }: Found<ApplicationState>, token: string): Readonly<EndpointState> | undefined {
  for (const key of state.endpoints) {
    const endpoint = step.read<EndpointState>(key)
    if (endpoint?.attributes['Token'] === token) return endpoint
  }
  return undefined
}
