/** Monaco's TypeScript worker, with handlers' parameters typed: see `handler-types/typed-handler.ts`. */
import {
  initialize,
  ts as services,
  TypeScriptWorker,
  type WorkerContext,
  type WorkerData,
} from 'monaco-editor/language/typescript/ts.worker'
import type ts from 'typescript'
import { type TypedHandler, typeHandler } from '../handler-types/typed-handler.ts'
import { eventsFile, readEvents } from './handler-events.ts'

interface Seen extends TypedHandler {
  readonly screen: string
  readonly event: string | undefined
}

class HandlerWorker extends TypeScriptWorker {
  private readonly seen = new Map<string, Seen>()

  override getScriptVersion(fileName: string): string {
    return `${super.getScriptVersion(fileName)} ${this.eventOf(fileName) ?? ''}`
  }

  override getScriptSnapshot(fileName: string): ts.IScriptSnapshot | undefined {
    const seen = this.see(fileName)
    return seen ? services.typescript.ScriptSnapshot.fromString(seen.text) : super.getScriptSnapshot(fileName)
  }

  /** What the compiler sees of a handler; `undefined` for a file that is none. */
  see(fileName: string): TypedHandler | undefined {
    if (!/^file:.*\.[cm]?js$/.test(fileName)) return undefined
    const snapshot = super.getScriptSnapshot(fileName)
    if (!snapshot) return undefined
    const screen = snapshot.getText(0, snapshot.getLength())
    const event = this.eventOf(fileName)
    const known = this.seen.get(fileName)
    if (known && known.screen === screen && known.event === event) return known
    const seen = { ...typeHandler(services.typescript, screen, event), screen, event }
    this.seen.set(fileName, seen)
    return seen
  }

  private eventOf(fileName: string): string | undefined {
    return readEvents(this.getExtraLibs()[eventsFile]?.content)[fileName]
  }
}

/** Everything that is asked about a place of a file, or that answers with places. */
const asked = [
  'getSyntacticDiagnostics',
  'getSemanticDiagnostics',
  'getSuggestionDiagnostics',
  'getCompletionsAtPosition',
  'getCompletionEntryDetails',
  'getSignatureHelpItems',
  'getQuickInfoAtPosition',
  'getDocumentHighlights',
  'getDefinitionAtPosition',
  'getReferencesAtPosition',
  'getNavigationTree',
  'getFormattingEditsForDocument',
  'getFormattingEditsForRange',
  'getFormattingEditsAfterKeystroke',
  'findRenameLocations',
  'getRenameInfo',
  'getCodeFixesAtPosition',
  'provideInlayHints',
]

for (const method of asked) {
  const original = Reflect.get(TypeScriptWorker.prototype, method) as (this: HandlerWorker, ...values: unknown[]) => Promise<unknown>
  const carried = async function (this: HandlerWorker, fileName: string, ...values: unknown[]): Promise<unknown> {
    const inward = values.map((value, index) =>
      index < 2 && typeof value === 'number' ? (this.see(fileName)?.toCompiler(value) ?? value) : value,
    )
    return toScreen(await original.call(this, fileName, ...inward), fileName, this)
  }
  Object.defineProperty(HandlerWorker.prototype, method, { value: carried })
}

/** Carries every span and place in an answer over; spans of another file by what the compiler sees of that one. */
function toScreen(value: unknown, fileName: string, worker: HandlerWorker): unknown {
  if (Array.isArray(value)) return value.map((item) => toScreen(item, fileName, worker))
  if (typeof value !== 'object' || value === null) return value
  const held = value as { readonly [name: string]: unknown }
  const file = typeof held.fileName === 'string' ? held.fileName : fileNameIn(held.file, fileName)
  const handler = worker.see(file)
  const made = Object.fromEntries(Object.entries(held).map(([name, item]) => [name, toScreen(item, file, worker)]))
  if (!handler) return made
  if (typeof held.start === 'number' && typeof held.length === 'number') {
    made.start = handler.toScreen(held.start)
    made.length = handler.toScreen(held.start + held.length) - handler.toScreen(held.start)
  }
  if (typeof held.position === 'number') made.position = handler.toScreen(held.position)
  return made
}

function fileNameIn(file: unknown, fallback: string): string {
  return typeof file === 'object' && file !== null && 'fileName' in file && typeof file.fileName === 'string' ? file.fileName : fallback
}

self.onmessage = () => initialize((context: WorkerContext, data: WorkerData) => new HandlerWorker(context, data))
