// Every journey: a page that must stay quiet. What the console says in anger, what a policy blocks and what is asked of
// another host fails the test that caused it.
import { expect as plainExpect, test as plain, type Page } from '@playwright/test'

/** Patient: the machine may be busy, and no test is about time. */
export const expect = plainExpect.configure({ timeout: 20_000 })

interface Quiet {
  readonly complaints: string[]
}

export const test = plain.extend<Quiet>({
  complaints: [
    async ({ page }, use) => {
      const complaints = listenFor(page)
      await use(complaints)
      expect(complaints, 'errors in the console, and requests to other hosts').toEqual([])
    },
    { auto: true },
  ],
})

function listenFor(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== 'localhost') complaints.push(`request: ${request.url()}`)
  })
  return complaints
}
