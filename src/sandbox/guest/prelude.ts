/**
 * All guest text as one program: an expression whose value is a function of `host`, the only way out of the VM. It is
 * read once; each VM starts as a copy of the memory in which it was read.
 */
import { bytes } from './bytes.ts'
import { documentClient } from './document-client.ts'
import { eventLoop } from './event-loop.ts'
import { inspection } from './inspect.ts'
import { invocation } from './invocation.ts'
import { modules } from './modules.ts'
import { sdk } from './sdk.ts'
import { web } from './web.ts'
import { fetching } from './fetch.ts'

export const preludeFile = 'node:internal'
export const prelude = `(function (host) { 'use strict'
${[eventLoop, bytes, inspection, web, fetching, modules, sdk, documentClient, invocation].join('\n')}
})`
