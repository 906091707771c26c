/** Everything that runs in the world, put together: the services behind the one door, and how long their roads are. */
import { services as models } from '../../aws/services/index.ts'
import type { Composition, HandlerHost } from '../kernel/index.ts'
import { lambdaService } from '../services/lambda/index.ts'
import { outsideModel, outsideService } from '../services/outside/index.ts'
import type { ServiceTable } from '../services/shared/service-table.ts'
import { snsService } from '../services/sns/index.ts'
import { sqsService } from '../services/sqs/index.ts'
import { createDeploymentService, hopDelay } from './deployment.ts'
import { createDoor } from './door.ts'

const tables: readonly ServiceTable[] = [sqsService, snsService, lambdaService, outsideService]
const deployment = createDeploymentService(tables)
const door = createDoor([...tables, deployment], [...models, outsideModel])

export function createComposition(handlers: HandlerHost): Composition {
  return { receive: door.receive, delayOf: hopDelay, handlers }
}
