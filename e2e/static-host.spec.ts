// The page is a folder of files: it also works on a host that sends no headers, and nothing in it has a network.
import type { Page, TestInfo } from '@playwright/test'
import { patchesOn } from './testing/drawn-messages.ts'
import { expect, test } from './testing/journey.ts'
import { figure, look, openPage, openTemplate, run, setSpeed } from './testing/playground.ts'
import { linesTemplate } from './testing/templates.ts'

const hosts = [
  { what: 'our server', address: (info: TestInfo) => String(info.project.use.baseURL) },
  { what: 'a host without headers', address: (info: TestInfo) => String(info.config.metadata['staticAddress']) },
]

for (const { what, address } of hosts) {
  test(`on ${what} the run moves, and no policy is violated`, async ({ page }, info) => {
    const violations = await hearViolations(page)
    const response = await page.request.get(address(info))
    const hasHeader = response.headers()['content-security-policy'] !== undefined
    await openPage(page, address(info))
    await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveCount(hasHeader ? 0 : 1)
    expect(hasHeader).toBe(what === 'our server')
    await run(page)
    await setSpeed(page, '10')
    await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(2)
    await expect.poll(async () => (await patchesOn(page)).length).toBeGreaterThan(0)
    await expect(page.getByRole('log')).toContainText('Publish')
    expect(await violations()).toEqual([])
  })

  test(`on ${what} neither the page nor its worker reaches another host`, async ({ page, complaints }, info) => {
    await openPage(page, address(info))
    await run(page)
    const [worker] = page.workers()
    if (worker === undefined) throw new Error('the page has no worker')
    const other = 'http://localhost:9/secret'
    const ask = (url: string): Promise<string> =>
      fetch(url).then(
        () => 'answered',
        (error: Error) => error.name,
      )
    expect([await page.evaluate(ask, other), await worker.evaluate(ask, other)]).toEqual(['TypeError', 'TypeError'])
    if (what === 'our server') expect(await worker.evaluate(ask, address(info)), 'not even its own host').toBe('TypeError')
    await expect.poll(() => complaints.filter((complaint) => /Content Security Policy/.test(complaint)).length).toBeGreaterThan(0)
    expect(complaints.filter((complaint) => complaint.startsWith('request:'))).toEqual([])
    // What was provoked is no complaint.
    complaints.length = 0
  })
}

test('a handler has no network, no page and no real clock', async ({ page }) => {
  const code = `
exports.handler = async () => {
  const reached = ['XMLHttpRequest', 'WebSocket', 'document', 'localStorage', 'indexedDB', 'importScripts', 'postMessage', 'self'].filter((name) => name in globalThis)
  await fetch('http://localhost:9/secret').then(() => reached.push('fetch'), (error) => console.log(error.message + ': ' + error.cause.message))
  console.log('reached: [' + reached + '] in ' + new Date().getUTCFullYear())
}`
  await openPage(page)
  await openTemplate(page, linesTemplate('Prisoner', [{ name: 'Work', code, every: '1 s', count: 1 }]), 'Prisoner')
  await run(page)
  await setSpeed(page, '60')
  const written = (await look(page, 'work', 'Log')).getByTestId('console')
  await expect(written).toContainText('fetch failed: ')
  await expect(written).toContainText('reached: [] in 2026')
})

/** What the browser says of violated policies, in words. */
async function hearViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    document.addEventListener('securitypolicyviolation', (event) => heard.push(`${event.violatedDirective} ${event.blockedURI}`))
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}
