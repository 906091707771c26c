// The page as it was built last, in a browser: what every bench of it needs.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findBrowser } from '../browser.mjs'
import { startServer } from '../serve.mjs'

/** How long frames are counted. */
export const drawnMs = 4_000
export const runButton = { name: 'Run', exact: true } as const

interface Opened {
  readonly browser: Browser
  readonly address: string
  readonly close: () => Promise<void>
}

export async function openBrowser(): Promise<Opened> {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url))
  if (!existsSync(dist)) throw new Error('there is no build yet: npm run build')
  const { address, server } = (await startServer({ port: 4400, mayMove: true, folder: dist })) as {
    address: string
    server: { close(): void }
  }
  const executablePath = findBrowser()
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const close = async (): Promise<void> => {
    await browser.close()
    server.close()
  }
  return { browser, address, close }
}

export async function newPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  // What tsx puts into every function that it compiles, also into those that run in the page.
  await page.addInitScript('globalThis.__name = (named) => named')
  return page
}

export async function openOwn(page: Page, text: string, title: string): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open…', exact: true }).click()
  await (await chosen).setFiles({ name: 'own.json', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByRole('group', { name: `Diagram of ${title}:` }).waitFor()
}

/** Frames per second and the longest task over a few seconds. */
export function framesOf(page: Page): Promise<{ readonly fps: number; readonly longest: number }> {
  return page.evaluate(async (ms) => {
    let longest = 0
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    })
    observer.observe({ type: 'longtask' })
    const began = performance.now()
    let frames = 0
    while (performance.now() - began < ms) {
      await new Promise(requestAnimationFrame)
      frames++
    }
    observer.disconnect()
    return { fps: (frames * 1_000) / (performance.now() - began), longest }
  }, drawnMs)
}
