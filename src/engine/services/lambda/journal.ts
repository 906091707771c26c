/**
 * What an environment is given, and the running of it. The journal *is* the environment: whoever holds its entries can
 * rebuild it, so each entry goes into the world before the handler host sees it.
 */
import { hashString } from '../../../base/hash.ts'
import { derivedWord } from '../../../base/random.ts'
import { utf8Length } from '../../../base/utf8.ts'
import { region } from '../../../aws/identity.ts'
import type { HandlerOutcome, JournalEntry, Step } from '../../kernel/index.ts'
import { settingsIn } from './environment.ts'
import { environmentKey, revisionKey } from './keys.ts'
import type { EnvironmentState, FunctionState, Invocation, RevisionState, Waiting } from './state.ts'

/** Ticks of computing that one invocation may spend. */
export const fuelTicks = 2000

/** Appends an entry and runs it. */
export function runEntry(step: Step, environment: EnvironmentState, entry: JournalEntry): HandlerOutcome {
  const text = JSON.stringify(entry)
  const digestBefore = environment.digest
  environment.journal.push(text)
  environment.digest = hashString(text, digestBefore)
  environment.journalBytes += utf8Length(text)
  const { files, settings, digest } = step.read<RevisionState>(revisionKey(environment.function, environment.revision)) as RevisionState
  return step.handlers.run({
    environment: environmentKey(environment.function, environment.ordinal),
    code: { files, handler: settings.handler, digest },
    journal: environment.journal,
    digestBefore,
  })
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
export function initEntry(step: Step, state: Readonly<FunctionState>, environment: Readonly<EnvironmentState>): JournalEntry {
  const revision = step.read<RevisionState>(revisionKey(environment.function, environment.revision)) as RevisionState
  return {
    type: 'init',
    nowMs: step.epochMs,
    seed: derivedWord(step.seed, environmentKey(environment.function, environment.ordinal), 0),
    environment: {
      ...revision.variables,
      _HANDLER: revision.settings.handler,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_EXECUTION_ENV: `AWS_Lambda_${revision.settings.runtime}`,
      AWS_LAMBDA_FUNCTION_NAME: state.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(revision.settings.memoryMb),
      AWS_LAMBDA_FUNCTION_VERSION: environment.version,
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: logGroup(state.name),
      AWS_LAMBDA_LOG_STREAM_NAME: environment.logStream,
      LAMBDA_TASK_ROOT: '/var/task',
      TZ: ':UTC',
    },
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export function eventEntry(
  step: Step,
  state: Readonly<FunctionState>,
  environment: Readonly<EnvironmentState>,
  invocation: Readonly<Invocation>,
): JournalEntry {
  const { requestId } = invocation
  return {
    type: 'event',
    invocation: requestId,
    nowMs: step.epochMs,
    event: invocation.payload,
    context: {
      awsRequestId: requestId,
      functionName: state.name,
      functionVersion: invocation.version,
      invokedFunctionArn: invocation.arn,
      memoryLimitInMB: String(settingsIn(step, environment).memoryMb),
      logGroupName: logGroup(state.name),
      logStreamName: environment.logStream,
      deadlineMs: step.epochMs + (invocation.deadline - step.now),
    },
    fuel: fuelTicks,
  }
}

export function waitingEntry(step: Step, waiting: Waiting): JournalEntry {
  return { ...waiting, nowMs: step.epochMs }
}

function logGroup(functionName: string): string {
  return `/aws/lambda/${functionName}`
}
