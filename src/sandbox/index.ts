/** The door of the sandbox: user code behind the engine's handler port. */
export { createHandlerHost, journalDigest } from './create-handler-host.ts'
