/** Parts of Monaco that come without types of their own. */
declare module 'monaco-editor/language/typescript/ts.worker' {
  import type typescript from 'typescript'

  export const ts: { readonly typescript: typeof typescript }
  export interface WorkerContext {
    readonly getMirrorModels: () => unknown
  }
  export interface WorkerData {
    readonly compilerOptions: unknown
    readonly extraLibs: unknown
  }
  export class TypeScriptWorker {
    constructor(context: WorkerContext, data: WorkerData)
    getScriptVersion(fileName: string): string
    getScriptSnapshot(fileName: string): typescript.IScriptSnapshot | undefined
    getExtraLibs(): Readonly<Record<string, { readonly content: string } | undefined>>
  }
  export function initialize(create: (context: WorkerContext, data: WorkerData) => TypeScriptWorker): void
}
