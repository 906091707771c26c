/** Which operation a request asks for: one table, made of what `aws` tells of every service. */
import { fail, ok, type Result } from '../../base/result.ts'
import type { OperationModel, ServiceModel } from '../../aws/service.ts'
import { badRequest, isForm, type WireProblem, type WireRequest } from './message.ts'
import { compileRoute, matchRoute, type Labels, type Route } from './route.ts'

export interface Operation {
  readonly service: ServiceModel
  readonly name: string
  readonly model: OperationModel
}

export interface Found {
  readonly operation: Operation
  /** What the path says, by member. */
  readonly labels: Labels
}

/** A request that asks for nothing we know. `service` tells in whose protocol to say so, if that much is clear. */
export interface NotFound {
  readonly problem: WireProblem
  readonly service: ServiceModel | undefined
}

export type OperationTable = (request: WireRequest) => Result<Found, NotFound>

interface RestOperation extends Operation {
  readonly route: Route
}

export function createOperationTable(services: readonly ServiceModel[]): OperationTable {
  const byTarget = new Map<string, Operation>()
  const byPrefix = new Map<string, ServiceModel>()
  const rest: RestOperation[] = []
  for (const service of services) {
    if (service.targetPrefix !== undefined) byPrefix.set(service.targetPrefix, service)
    for (const [name, model] of Object.entries(service.operations)) {
      if (service.targetPrefix !== undefined) byTarget.set(`${service.targetPrefix}.${name}`, { service, name, model })
      if (model.http !== undefined) rest.push({ service, name, model, route: compileRoute(model.http, model.input) })
    }
  }

  const ofTarget = (target: string): Result<Found, NotFound> => {
    const operation = byTarget.get(target)
    if (operation !== undefined) return ok({ operation, labels: {} })
    const [prefix = '', name = ''] = target.split('.')
    const service = byPrefix.get(prefix)
    const what = service === undefined ? `Nothing that is simulated goes by ${target}` : `${name} of ${service.id} is not simulated`
    return fail({ service, problem: badRequest('UnknownOperationException', `${what}.`) })
  }

  const ofForm = (request: WireRequest, scope: ServiceModel | undefined): Result<Found, NotFound> => {
    const form = new URLSearchParams(request.body.toString('utf8'))
    const action = form.get('Action') ?? request.query.get('Action') ?? ''
    const version = form.get('Version') ?? request.query.get('Version')
    const speakers = services.filter(({ protocol }) => protocol === 'query')
    const service = scope ?? speakers.find(({ apiVersion }) => apiVersion === version)
    if (service?.protocol !== 'query') {
      const whose = service === undefined ? `of version ${version ?? '(none)'}` : `of ${service.id} in the query protocol`
      return fail({ service: undefined, problem: badRequest('InvalidAction', `The action ${action} ${whose} is not simulated.`) })
    }
    const model = Object.hasOwn(service.operations, action) ? service.operations[action] : undefined
    if (model !== undefined) return ok({ operation: { service, name: action, model }, labels: {} })
    return fail({ service, problem: badRequest('InvalidAction', `The action ${action} is not valid for this endpoint.`) })
  }

  const ofPath = (request: WireRequest, scope: ServiceModel | undefined): Result<Found, NotFound> => {
    const candidates = rest.filter(({ service }) => scope === undefined || service === scope)
    let best: { readonly found: Found; readonly rank: number } | undefined
    for (const operation of candidates) {
      const match = matchRoute(operation.route, request, operation.name)
      if (match !== undefined && match.rank > (best?.rank ?? -1)) best = { found: { operation, labels: match.labels }, rank: match.rank }
    }
    if (best !== undefined) return ok(best.found)
    const where = `${request.method} ${request.path}`
    return fail({ service: scope, problem: badRequest('UnknownOperationException', `No operation is called by ${where}.`, 404) })
  }

  return (request) => {
    const target = request.headers['x-amz-target']
    if (target !== undefined) return ofTarget(target)
    const scopeId = credentialOf(request)?.service
    const scope = services.find(({ id }) => id === scopeId)
    if (scopeId !== undefined && scope === undefined) {
      return fail({ service: undefined, problem: badRequest('UnknownOperationException', `The service ${scopeId} is not simulated.`, 501) })
    }
    if (isForm(request) || (scope?.protocol === 'query' && request.query.has('Action'))) return ofForm(request, scope)
    return ofPath(request, scope)
  }
}

/**
 * Who calls which service, as the signature tells; the signature itself is not checked.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function credentialOf({ headers, query }: WireRequest): { readonly accessKey: string; readonly service: string } | undefined {
  const credential = /Credential=([^,\s]+)/.exec(headers['authorization'] ?? '')?.[1] ?? query.get('X-Amz-Credential') ?? ''
  const [accessKey, , , service] = credential.split('/')
  return accessKey === undefined || service === undefined ? undefined : { accessKey, service }
}
