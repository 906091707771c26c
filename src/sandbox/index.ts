/** The door of the sandbox: user code behind the engine's handler port. */
export { budget } from './budget.ts'
export { createHandlerHost, journalDigest, type HandlerHostOptions } from './create-handler-host.ts'
