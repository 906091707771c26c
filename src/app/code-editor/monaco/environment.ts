/** Where Monaco's workers come from; set once, before the first editor. Nothing is asked of another host. */
import editorWorker from 'monaco-editor/editor/editor.worker?worker&url'
import { workerAt } from '../../../bridge/client/index.ts'
import handlerWorker from './handler-worker.ts?worker&url'

/** The one for handlers holds a TypeScript compiler: it is fetched when a handler is opened, and not before. */
globalThis.MonacoEnvironment = { getWorker: (_module, label) => workerAt(label === 'javascript' ? handlerWorker : editorWorker) }
