/** The sandbox in Node: the same wasm as in the page, read from disk. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { HandlerHost } from '../engine/simulation/index.ts'
import { createHandlerHost } from '../sandbox/index.ts'

export async function createNodeHandlerHost(): Promise<HandlerHost> {
  const path = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm')
  return createHandlerHost(await WebAssembly.compile(await readFile(path)))
}
