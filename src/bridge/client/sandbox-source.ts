/** The sandbox’s wasm, fetched and compiled by the page: the worker has no network. */
import wasmUrl from '@jitl/quickjs-wasmfile-release-sync/wasm?url'

export async function compileSandbox(): Promise<WebAssembly.Module> {
  const response = await fetch(new URL(wasmUrl, document.baseURI))
  if (!response.ok) throw new Error(`The sandbox could not be loaded (${response.status}). Reload the page to try again.`)
  return WebAssembly.compile(await response.arrayBuffer())
}
