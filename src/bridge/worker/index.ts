/** The worker's session, for whoever runs it somewhere else than in a page. */
export { createSession, openDocument, proceed, stateOf, type Session } from './session.ts'
