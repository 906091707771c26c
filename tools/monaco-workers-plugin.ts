// Takes out of Monaco the workers that it would start by itself: the page starts its own (app/code-editor/monaco/environment.ts),
// and each of Monaco's would be built and shipped a second time, the TypeScript compiler among them.
import type { Plugin } from 'vite'

const STARTS = /\(\)\s*=>\s*new Worker\(new URL\([^)]*\),\s*\{[^}]*\}\)/

export function monacoWorkersPlugin(): Plugin {
  return {
    name: 'monaco-workers',
    enforce: 'pre',
    transform: {
      filter: { id: /monaco-editor\/esm\/vs\/languages\/features\/\w+\/workerManager\.js/ },
      handler(code, id) {
        if (!STARTS.test(code)) this.error(`${id} starts its worker in another way than this plugin knows`)
        return { code: code.replace(STARTS, 'undefined'), map: null }
      },
    },
  }
}
