// `npm run bench`: bundles the benches as the page's worker is bundled, so that what is measured is what people run, and runs them.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import './jsonata-sync.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: ['@noble/hashes'] },
  build: {
    ssr: true,
    outDir: '.cache/bench',
    emptyOutDir: true,
    rolldownOptions: { input: 'tools/bench/run.ts', output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
  },
})
await import(new URL('../.cache/bench/run.mjs', import.meta.url).href)
