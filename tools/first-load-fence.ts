// Fails the build when something heavy lands in what the page loads first.
import type { Plugin } from 'vite'

const HEAVY = ['monaco-editor', '@dagrejs/dagre', '@jitl/quickjs-wasmfile-release-sync', 'yaml', 'jsonc-parser', 'uplot']

export function firstLoadFence(): Plugin {
  return {
    name: 'first-load-fence',
    apply: 'build',
    generateBundle(_options, bundle) {
      const waiting = Object.values(bundle).flatMap((file) => (file.type === 'chunk' && file.isEntry ? [file.fileName] : []))
      const first = new Set<string>()
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const chunk = bundle[name]
        if (first.has(name) || chunk?.type !== 'chunk') continue
        first.add(name)
        waiting.push(...chunk.imports)
        const found = HEAVY.filter((heavy) => chunk.moduleIds.some((id) => id.includes(`/node_modules/${heavy}/`) && !id.endsWith('?url')))
        if (found.length > 0) this.error(`${found.join(', ')} must not be loaded with the page, but is in ${name}`)
      }
    },
  }
}
