// How the page is built, served while working on it, and how its unit tests run.
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { contentPolicyPlugin } from './tools/content-policy-plugin.ts'
import { firstLoadFence } from './tools/first-load-fence.ts'

export default defineConfig({
  // Relative addresses, so that the folder `dist` can lie anywhere on any host.
  base: './',
  plugins: [react(), tailwindcss(), contentPolicyPlugin(), firstLoadFence()],
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false } },
  worker: {
    format: 'es',
    // A folder of their own: the server tells by it which files get the workers' stricter policy.
    rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'workers/[name]-[hash].js' } },
  },
  server: { host: 'localhost' },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    environment: 'node',
    // Threads end with their process: a test in an endless loop leaves nothing behind.
    pool: 'threads',
    testTimeout: 30_000,
    setupFiles: ['tools/fuzz-seed.ts'],
  },
})
