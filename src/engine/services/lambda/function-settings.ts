/** The settings of a function that a version keeps for good. */
import type { FunctionSettings } from './state.ts'

/** The version that can still be changed. */
export const latest = '$LATEST'

export function settingsOf(of: Readonly<FunctionSettings>): FunctionSettings {
  return {
    role: of.role,
    runtime: of.runtime,
    handler: of.handler,
    description: of.description,
    timeoutSeconds: of.timeoutSeconds,
    memoryMb: of.memoryMb,
    codeSha256: of.codeSha256,
    codeSize: of.codeSize,
    lastModified: of.lastModified,
    deadLetterArn: of.deadLetterArn,
    missingCode: of.missingCode,
    noCode: of.noCode,
  }
}
