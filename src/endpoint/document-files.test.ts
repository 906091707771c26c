import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSession, openDocument, proceed, stateOf } from '../bridge/worker/index.ts'
import { readDocumentFiles } from './document-files.ts'
import { createNodeHandlerHost } from './node-sandbox.ts'

const template = (codeUri: string): string =>
  JSON.stringify({
    Transform: 'AWS::Serverless-2016-10-31',
    Metadata: { Switchyard: { Version: 1, Traffic: { Shop: { To: 'Jobs', Every: '1 s', Count: 4 } } } },
    Resources: {
      Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
      Pack: {
        Type: 'AWS::Serverless::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'pack.handler',
          CodeUri: codeUri,
          Events: { FromJobs: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Jobs', 'Arn'] } } } },
        },
      },
    },
  })

const files = {
  'handlers/pack.mjs': "import { name } from './lib/name.mjs'\nexport const handler = async () => console.log(name)\n",
  'handlers/lib/name.mjs': "export const name = 'packed'\n",
  'handlers/node_modules/left-pad/index.js': 'module.exports = 1',
  'handlers/.cache/old.js': '1',
  'handlers/notes.md': '# not code',
  'shared/one.mjs': 'export const handler = () => 1\n',
}

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-'))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), content)
  }
})

afterEach(() => rm(folder, { recursive: true }))

test.each([
  ['./handlers/', 'template.json', ['handlers/lib/name.mjs', 'handlers/pack.mjs']],
  ['shared/one.mjs', 'template.json', ['shared/one.mjs']],
  ['../shared', 'handlers/template.json', ['../shared/one.mjs']],
  ['elsewhere/', 'template.json', []],
  ['handlers/notes.md', 'template.json', []],
])('of %s named by %s the code is read, and nothing else', async (codeUri, name, expected) => {
  const read = await readDocumentFiles(join(folder, name), template(codeUri))
  expect(Object.keys(read).toSorted()).toEqual(expected)
})

test('a text that is no template names nothing', async () => {
  expect(await readDocumentFiles(join(folder, 'template.json'), 'Resources: [')).toEqual({})
})

test('the run is the one of a page that was given a whole folder, whatever else lies in it', async () => {
  const text = template('handlers/')
  const hosts = [await createNodeHandlerHost(), await createNodeHandlerHost()]
  const dropped = Object.fromEntries(
    Object.entries(files)
      .map(([path, content]) => [`shop/${path}`, content] as const)
      .toReversed(),
  )
  const documents = [
    { text, name: 'template.json', files: await readDocumentFiles(join(folder, 'template.json'), text) },
    { text, name: 'shop/template.json', files: dropped },
  ]
  const states = documents.map((document, index) => {
    const session = createSession(hosts[index] as (typeof hosts)[number], { input: () => {} })
    openDocument(session, document)
    proceed(session, { ms: 20_000 })
    expect(session.run?.template.inert).toEqual([])
    return stateOf(session)
  })
  expect(states[0]?.step).toBeGreaterThan(50)
  expect(states[0]).toEqual(states[1])
})
