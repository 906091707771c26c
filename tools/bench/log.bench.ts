// A million rows of the log in the built page: what a scroll and a filter take, and the memory of the page.
import type { Page } from '@playwright/test'
import { newPage, openBrowser, openOwn, runButton } from './built-page.ts'
import { chatterTemplate } from './crowd.ts'
import type { Line } from './line.ts'

export const name = 'the log in a browser, a million rows'

const rows = 1_000_000

export async function run(): Promise<Line[]> {
  const { browser, address, close } = await openBrowser()
  try {
    const page = await newPage(browser)
    await page.goto(address)
    await page.getByRole('button', runButton).waitFor()
    await openOwn(page, chatterTemplate(rows), 'Chatter')
    await page.keyboard.press('i')
    const isIdle = () => document.querySelector('[data-testid=run-status]')?.textContent?.startsWith('Idle') === true
    await page.waitForFunction(isIdle, undefined, { timeout: 300_000 })
    const log = page.getByRole('log')
    return [
      ...(await looked(page, 'a jump into the middle', () => log.evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2 })))),
      ...(await looked(page, '40 turns of the wheel from there', () => turnWheel(page))),
      ...(await looked(page, 'one node alone', async () => {
        await page.getByRole('combobox', { name: 'Node' }).selectOption({ label: 'q3' })
      })),
      await memoryLine(page),
    ]
  } finally {
    await close()
  }
}

/** How long it takes until every row in sight is there, and the longest task of the page meanwhile. */
async function looked(page: Page, what: string, act: () => Promise<void>): Promise<Line[]> {
  await page.evaluate(() => {
    const seen = { longest: 0 }
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
    }).observe({ type: 'longtask' })
    Object.assign(globalThis, { seen })
  })
  const began = performance.now()
  await act()
  const areThere = () => {
    const text = document.querySelector<HTMLElement>('[role=log]')?.innerText ?? ''
    return text !== '' && !/^…$|^Looking…$/m.test(text)
  }
  await page.waitForFunction(areThere, undefined, { timeout: 60_000 })
  const ours = performance.now() - began
  const longest = await page.evaluate(() => (globalThis as unknown as { seen: { longest: number } }).seen.longest)
  return [
    { name: `${what}: until the rows are there`, ours, unit: 'ms' },
    { name: `${what}: longest task`, ours: longest, unit: 'ms', target: '≤ 50 ms', meets: longest <= 50 },
  ]
}

async function turnWheel(page: Page): Promise<void> {
  const box = await page.getByRole('log').boundingBox()
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 60)
  for (let turn = 0; turn < 40; turn++) {
    await page.mouse.wheel(0, 120)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
}

async function memoryLine(page: Page): Promise<Line> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const ours = usedSize / 2 ** 20
  return { name: 'heap of the page with a million rows', ours, unit: 'MB', target: '≤ 60 MB', meets: ours <= 60 }
}
