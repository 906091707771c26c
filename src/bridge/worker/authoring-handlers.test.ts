import { expect, test } from 'vitest'
import { scripted } from '../../engine/simulation/testing/runs.ts'
import { authoringHandlers } from './authoring-handlers.ts'
import { NotLoaded } from './not-loaded.ts'
import { createSession, openDocument } from './session.ts'

test('a request whose code cannot be fetched fails by itself, and the next one fetches again', async () => {
  const session = createSession(scripted(), { input: () => {} })
  openDocument(session, { text: 'Resources: { Jobs: { Type: AWS::SQS::Queue } }', name: 'test.yaml' })
  let reachable = false
  const { locate } = authoringHandlers(session, () => (reachable ? import('./authoring.ts') : Promise.reject(new TypeError('offline'))))
  const params = { node: 'Jobs', text: 'Resources: { Jobs: { Type: AWS::SQS::Queue } }' }
  await expect(locate(params)).rejects.toBeInstanceOf(NotLoaded)
  reachable = true
  await expect(locate(params)).resolves.toBeDefined()
})
