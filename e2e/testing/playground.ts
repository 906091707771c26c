// The page as its visitors have it: buttons, keys, figures. Nothing here reaches behind the screen.
import type { Locator, Page } from '@playwright/test'
import { expect } from './journey.ts'

export async function openPage(page: Page, address = '/'): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('group', { name: /^Diagram of Orders fan-out/ })).toBeVisible()
  await expect(runButton(page)).toBeVisible()
}

export function runButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Run', exact: true })
}

export function pauseButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Pause', exact: true })
}

/** Presses Run and waits until the page says that it runs. */
export async function run(page: Page): Promise<void> {
  await runButton(page).click()
  await expect(status(page)).toHaveText('running')
}

export async function pause(page: Page): Promise<void> {
  await pauseButton(page).click()
  await expect(status(page)).toHaveText('paused')
}

/** Leaves the first visit without letting anything happen: the instruments are in sight, the world stands at step 1. */
export async function enter(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Play with this one/ }).click()
  await page.getByRole('tab', { name: 'Log' }).click()
  await expect(status(page)).toHaveText('paused')
}

/**
 * Presses the key for one step `count` times, and waits for another hash after each. From inside the page: a thousand
 * trips to it would take minutes. Returns the last hash.
 */
export async function steps(page: Page, count: number): Promise<string> {
  return page.evaluate(async (presses) => {
    // Asked anew each time: a bar that was still being fetched is put in another's place.
    const hash = (): string => document.querySelector('[data-hash]')?.getAttribute('data-hash') ?? ''
    // Kept, because a frame that was under way may show an older hash once more.
    const seen = new Set([hash()])
    for (let done = 0; done < presses; done += 1) {
      await new Promise<void>((resolve) => {
        const watcher = new MutationObserver(() => {
          if (seen.has(hash())) return
          watcher.disconnect()
          resolve()
        })
        watcher.observe(document.body, { subtree: true, attributeFilter: ['data-hash'] })
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '.', bubbles: true, cancelable: true }))
      })
      seen.add(hash())
    }
    return hash()
  }, count)
}

export function status(page: Page): Locator {
  return page.getByTestId('run-status')
}

export interface ShownRun {
  readonly hash: string
  /** Virtual ms since the world began on Monday at nine. */
  readonly clockMs: number
}

/** Hash and virtual time as the transport shows them. */
export async function readRun(page: Page): Promise<ShownRun> {
  const transport = page.getByRole('region', { name: 'Transport' })
  const title = (await transport.getByTitle(/^Hash of everything that happened: /).getAttribute('title')) ?? ''
  return { hash: title.slice(title.lastIndexOf(' ') + 1), clockMs: await readClock(page) }
}

export async function readClock(page: Page): Promise<number> {
  return clockMsOf((await page.getByRole('timer', { name: 'Virtual time' }).textContent()) ?? '')
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function clockMsOf(face: string): number {
  const match = /^(\w{3})(\d\d):(\d\d):(\d\d)\.(\d{3})$/.exec(face)
  if (match === null) throw new Error(`the clock shows ${face}`)
  const [, day = '', ...figures] = match
  const [hours = 0, minutes = 0, seconds = 0, ms = 0] = figures.map(Number)
  return (((days.indexOf(day) * 24 + hours - 9) * 60 + minutes) * 60 + seconds) * 1000 + ms
}

/** `09:00:12.345`, as the page writes a moment of the run. */
export function faceOf(clockMs: number): string {
  return new Date(Date.UTC(2026, 0, 5, 9) + clockMs).toISOString().slice(11, 23)
}

/** A speed as one types it: `10`, `3600`, `max`. */
export async function setSpeed(page: Page, speed: string): Promise<void> {
  await page.getByRole('slider', { name: 'Speed' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Speed' }).fill(speed)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('slider', { name: 'Speed' })).toBeVisible()
}

/** Opens a template as a file of the visitor's. */
export async function openFile(page: Page, text: string | Buffer, name = 'mine.yaml'): Promise<void> {
  await openFiles(page, { name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}

interface OwnFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Opens files of the disk, or such as are told. */
export async function openFiles(page: Page, files: string[] | OwnFile | OwnFile[]): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open…', exact: true }).click()
  const chooser = await asked
  await chooser.setFiles(files)
}

/** Opens a template that can be read, and waits until it is drawn. */
export async function openTemplate(page: Page, text: string, title: string): Promise<void> {
  await openFile(page, text)
  await expect(page.getByRole('group', { name: `Diagram of ${title}:` })).toBeVisible()
}

/** A node of the picture by the name that it bears there. */
export function node(page: Page, name: string): Locator {
  return page.getByRole('group', { name: /^Diagram of/ }).getByRole('button', { name: new RegExp(`^${name},`) })
}

/** A number in a node's words: `figure(page, 'orders', 'published')`. */
export async function figure(page: Page, name: string, words: string): Promise<number> {
  const label = (await node(page, name).getAttribute('aria-label')) ?? ''
  const match = new RegExp(`([\\d,]+) ${words}`).exec(label)
  return match === null ? 0 : Number(match[1]?.replaceAll(',', ''))
}

export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Inspector' })
}

/** Clicks a node's name: on its shape a message might lie. Far away a node has no words: then by key. */
export async function look(page: Page, name: string, tab?: string): Promise<Locator> {
  const words = node(page, name).getByText(name, { exact: true })
  if (await words.isVisible()) await words.click()
  else await node(page, name).press('Enter')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText(name)
  if (tab !== undefined)
    await inspector(page)
      .getByRole('tab', { name: new RegExp(`^${tab.replace('?', '\\?')}`) })
      .click()
  return inspector(page)
}

export function editOutcome(page: Page): Locator {
  return page.getByTestId('edit-outcome')
}

export function notices(page: Page): Locator {
  return page.getByTestId('notice')
}

/** Opens one of the examples by its title, from the document menu of the first one. */
export async function chooseExample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Orders fan-out' }).click()
  await page.getByRole('menuitem', { name: title, exact: true }).click()
  await expect(page.getByRole('group', { name: new RegExp(`^Diagram of ${title}`) })).toBeVisible()
}

/** Waits for as many frames as a second has: whatever moves by itself would have moved by then. */
export async function oneSecondOfFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let frames = 60
        const next = (): void => {
          frames -= 1
          if (frames === 0) done()
          else requestAnimationFrame(next)
        }
        requestAnimationFrame(next)
      }),
  )
}
