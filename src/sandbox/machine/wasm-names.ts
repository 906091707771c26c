/**
 * The names of imports and exports in `@jitl/quickjs-wasmfile-release-sync` 0.32.0, which its build shortened to letters.
 * A test reads them out of the package's own glue code, so a new version cannot slip in unnoticed.
 */

/** What the wasm asks of its host. */
export const importNames = {
  memory: 'a',
  assertFail: 'b',
  fdWrite: 'c',
  fdClose: 'd',
  environGet: 'e',
  environSizesGet: 'f',
  normalizeModule: 'g',
  loadModuleSource: 'h',
  shouldInterrupt: 'i',
  setTimer: 'j',
  resizeHeap: 'k',
  clearKeepalive: 'l',
  localTime: 'm',
  timeZone: 'n',
  fdSeek: 'o',
  dateNow: 'p',
  abort: 'q',
  exit: 'r',
  callFunction: 's',
  freeHostRef: 't',
} as const

/** What we call of it. */
export const exportNames = {
  construct: 'u',
  malloc: 'v',
  free: 'M',
  QTS_NewRuntime: 'K',
  QTS_RuntimeSetMaxStackSize: 'D',
  QTS_NewContext: 'N',
  QTS_RuntimeEnableInterruptHandler: 'Fa',
  QTS_RuntimeEnableModuleLoader: 'Ha',
  QTS_NewFunction: 'Da',
  QTS_ArgvGetJSValueConstPointer: 'Ea',
  QTS_GetUndefined: 'E',
  QTS_NewString: '_',
  QTS_GetString: '$',
  QTS_FreeCString: 'S',
  QTS_GetFloat64: 'Z',
  QTS_FreeValuePointer: 'P',
  QTS_FreeValuePointerRuntime: 'Q',
  QTS_Call: 'ma',
  QTS_Eval: 'pa',
  QTS_ResolveException: 'na',
  QTS_IsJobPending: 'fa',
  QTS_ExecutePendingJob: 'ga',
} as const

export type ExportName = keyof typeof exportNames
export type Exports = Readonly<Record<ExportName, (...values: number[]) => number>>
