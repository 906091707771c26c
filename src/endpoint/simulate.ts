/** `npm run simulate`: the worker's own session without a page. Prints what happened and the hash of the run. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createSession, openDocument, proceed, stateOf, type Session } from '../bridge/worker/index.ts'
import { createNodeHandlerHost } from './node-sandbox.ts'
import { countsOf } from './counts.ts'
import { readDocumentFiles } from './document-files.ts'
import { readArguments, usage, type SimulateArguments } from './arguments.ts'
import { asksForHelp } from './help.ts'

const words = process.argv.slice(2)
const read = readArguments(words)
if (asksForHelp(words)) process.stdout.write(`${usage}\n`)
else if (read.ok) process.exitCode = await simulate(read.value)
else process.exitCode = complain(`${read.error}\n${usage}`)

async function simulate({ file, seed, until }: SimulateArguments): Promise<number> {
  const text = await readFile(file, 'utf8').catch((error: Error) => error)
  if (text instanceof Error) return complain(`${file} cannot be read: ${text.message}`)
  const session = createSession(await createNodeHandlerHost(), { input: () => {} })
  const opened = openDocument(session, {
    text,
    name: basename(file),
    files: await readDocumentFiles(file, text),
    ...(seed !== undefined && { seed }),
  })
  if (!opened.ok) return complain(`${file}: ${opened.error.message}`)
  goOn(session, until)
  const state = stateOf(session)
  const lines = [
    ...countsOf(session),
    `step ${state.step}  time ${state.clockMs} ms  seed ${opened.value.picture.seed}`,
    `hash ${state.hash}`,
  ]
  if (state.paused) lines.push(state.paused.text)
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

function goOn(session: Session, until: SimulateArguments['until']): void {
  switch (until.kind) {
    case 'time':
      proceed(session, { ms: until.ms })
      break
    case 'steps':
      proceed(session, { steps: until.steps - stateOf(session).step })
      break
    case 'idle':
      session.untilIdle = true
      proceed(session, {})
  }
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`)
  return 1
}
