// How the page is built, served while working on it, and how its unit tests run.
import { availableParallelism } from 'node:os'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { contentPolicyPlugin } from './tools/content-policy-plugin.ts'
import { examplesPlugin } from './tools/examples-plugin.ts'
import { firstLoadChunk } from './tools/first-load-chunk.ts'
import { firstLoadFence } from './tools/first-load-fence.ts'
import { monacoWorkersPlugin } from './tools/monaco-workers-plugin.ts'
import './tools/jsonata-sync.mjs'
import { PURE_ROOMS } from './tools/rooms.ts'

const allTests = ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts']
const statelessTests = [`src/{${[...new Set(PURE_ROOMS.map((room) => room.split('/')[0]))].join(',')}}/**/*.test.ts`, 'tools/**/*.test.ts']

export default defineConfig({
  // Relative addresses, so that the folder `dist` can lie anywhere on any host.
  base: './',
  plugins: [react(), tailwindcss(), contentPolicyPlugin(), examplesPlugin(), monacoWorkersPlugin(), firstLoadFence()],
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    // `tools/build-size.ts` has the limits, compressed.
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstLoadChunk() }] } } },
  },
  worker: {
    format: 'es',
    // A folder of their own: the server tells by it which files get the workers' stricter policy.
    rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'workers/[name]-[hash].js' } },
  },
  server: { host: 'localhost' },
  test: {
    environment: 'node',
    // Threads end with their process: a test in an endless loop leaves nothing behind.
    pool: 'threads',
    maxWorkers: availableParallelism(),
    // Ten times the scripts may take ten times as long.
    testTimeout: 30_000 * Math.max(1, Number(process.env['SWITCHYARD_FUZZ_TIMES'] ?? 1)),
    setupFiles: ['tools/fuzz-seed.ts'],
    projects: [
      // Rooms whose modules keep no state are loaded once for all their test files; the other rooms anew for each.
      { extends: true, test: { name: 'rooms', isolate: false, include: statelessTests } },
      { extends: true, test: { name: 'page', include: allTests, exclude: statelessTests } },
    ],
  },
})
