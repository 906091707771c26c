/** Everything that runs in the world, put together: the services behind the one door, and how long their roads are. */
import { services as models } from '../../aws/services/index.ts'
import type { Composition, Envelope, HandlerHost, Hop, Outcome, Step } from '../kernel/index.ts'
import { dynamodbService } from '../services/dynamodb/index.ts'
import { eventsService } from '../services/events/index.ts'
import { lambdaService } from '../services/lambda/index.ts'
import { logsService } from '../services/logs/index.ts'
import { outsideModel, outsideService } from '../services/outside/index.ts'
import { s3Service } from '../services/s3/index.ts'
import type { ServiceTable } from '../services/shared/service-table.ts'
import { snsService } from '../services/sns/index.ts'
import { sqsService } from '../services/sqs/index.ts'
import { statesService } from '../services/stepfunctions/index.ts'
import { createDeploymentService, hopDelay } from './deployment.ts'
import { createDoor } from './door.ts'
import { faultService } from './faults/fault-service.ts'
import { delayByFaults, refusedByFault } from './faults/road.ts'

const tables: readonly ServiceTable[] = [
  sqsService,
  snsService,
  lambdaService,
  statesService,
  dynamodbService,
  s3Service,
  logsService,
  eventsService,
  outsideService,
]
const deployment = createDeploymentService(tables)
const door = createDoor([...tables, faultService, deployment], [...models, outsideModel])

export function createComposition(handlers: HandlerHost): Composition {
  return { receive, delayOf, handlers }
}

function receive(step: Step, envelope: Envelope): Outcome {
  const refusal = envelope.kind === 'call' ? refusedByFault(step, envelope) : undefined
  return refusal ?? door.receive(step, envelope)
}

function delayOf(step: Step, hop: Hop): number {
  return hopDelay(step, hop) + delayByFaults(step, hop)
}
