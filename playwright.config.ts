// End-to-end tests run against the built page: once as our server sends it, and where a test asks for it as a host without
// headers would. Which browser: tools/browser.mjs.
import { defineConfig } from '@playwright/test'
import { findBrowser } from './tools/browser.mjs'

const PORT = 4317
const STATIC_PORT = 4318

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  // One that does not pass the first time is named as flaky at the end of the run.
  retries: 2,
  forbidOnly: true,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-first-failure',
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  metadata: { staticAddress: `http://localhost:${STATIC_PORT}/` },
  webServer: [
    { command: 'node tools/start.mjs --built', url: `http://localhost:${PORT}/`, env: { PORT: String(PORT) }, reuseExistingServer: false },
    {
      command: 'node tools/start.mjs --built --static',
      url: `http://localhost:${STATIC_PORT}/`,
      env: { PORT: String(STATIC_PORT) },
      reuseExistingServer: false,
    },
  ],
})
