/**
 * How handlers are checked: as JavaScript of Node 22 with the modules that the sandbox has, without asking for types. Monaco must know
 * this before the first model of JavaScript is made; the compiler, in a worker of its own, is fetched with that model.
 */
import { useEffect } from 'react'
import { Uri } from 'monaco-editor/editor'
import { javascriptDefaults, ModuleKind, ModuleResolutionKind, ScriptTarget } from 'monaco-editor/languages/features/typescript/register'
import { services } from '../../../aws/services/index.ts'
import { lambdaDeclarations, platformDeclarations } from '../handler-types/runtime-declarations.ts'
import { declareSdk } from '../handler-types/sdk-declarations.ts'
import type { CodeEditorProps } from '../contract.ts'
import { boundModel } from './bound-models.ts'
import { eventsFile, writeEvents } from './handler-events.ts'

javascriptDefaults.setCompilerOptions({
  allowJs: true,
  checkJs: true,
  allowNonTsExtensions: true,
  strict: false,
  target: ScriptTarget.ESNext,
  lib: ['es2023'],
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.NodeJs,
  noEmit: true,
})
// Advice that a template's handler has no use for: "may be converted to an ES module", "await has no effect".
const convertibleToModule = 80001
const awaitWithoutEffect = 80007
javascriptDefaults.setDiagnosticsOptions({ onlyVisible: true, diagnosticCodesToIgnore: [convertibleToModule, awaitWithoutEffect] })
javascriptDefaults.setEagerModelSync(true)

/** Before the model of a handler is shown: its neighbours have theirs, and the compiler hears of types. */
export function useHandlers({ language, document, siblings, events }: CodeEditorProps): void {
  const isHandler = language === 'javascript'
  useEffect(() => {
    if (!isHandler) return
    tellTypes(events)
    for (const file of siblings) boundModel(document, file, 'javascript')
  }, [isHandler, document, siblings, events])
}

/** `events`: a handler's path → the types of event that it is called with. */
function tellTypes(events: CodeEditorProps['events']): void {
  const addresses = Object.entries(events).map(([path, type]) => [Uri.from({ scheme: 'file', path: `/${path}` }).toString(), type])
  const files = {
    'file:///switchyard/sdk.d.ts': declareSdk(services),
    'file:///switchyard/aws-lambda.d.ts': lambdaDeclarations,
    'file:///switchyard/platform.d.ts': platformDeclarations,
    [eventsFile]: writeEvents(Object.fromEntries(addresses)),
  }
  javascriptDefaults.setExtraLibs(Object.entries(files).map(([filePath, content]) => ({ filePath, content })))
}
