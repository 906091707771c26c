// The pictures that are kept in `e2e/pictures/`. A test run looks at each screen for flaws, which hold on every machine; the pixels are
// for people. They are written when they are asked for (SWITCHYARD_SCREENSHOTS=1) or missing, so that a test run changes nothing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { flaws } from './flaws.ts'
import { expect } from './journey.ts'
import { smallPng } from './small-png.ts'

export const folder = fileURLToPath(new URL('../pictures/', import.meta.url))

export const desk = { width: 1440, height: 900 } as const
const tablet = { width: 1024, height: 768 } as const
const phone = { width: 390, height: 844 } as const
export const everySize = [desk, tablet, phone] as const
const schemes = ['light', 'dark'] as const

interface Size {
  readonly width: number
  readonly height: number
}

/** What `takePictures` writes for a screen. */
export function fileNames(name: string, sizes: readonly Size[]): string[] {
  return sizes.flatMap(({ width }) => schemes.map((scheme) => `${name}-${width}-${scheme}.png`))
}

/** Looks at the screen as it stands, at these sizes, in light and dark. */
export async function takePictures(page: Page, name: string, sizes: readonly Size[]): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme })
      await settle(page)
      // Colours move nothing.
      if (scheme === 'light') expect(await flaws(page), `${name} at ${size.width} × ${size.height}`).toEqual([])
      if (size === desk || (size === phone && scheme === 'light'))
        expect(await barriers(page), `${name} at ${size.width} × ${size.height}, ${scheme}`).toEqual([])
      await keep(page, `${folder}${name}-${size.width}-${scheme}.png`, size)
    }
  }
  await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: 'light' })
}

async function keep(page: Page, path: string, size: Size): Promise<void> {
  if (process.env['SWITCHYARD_SCREENSHOTS'] === '1' || !existsSync(path))
    writeFileSync(path, smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' })))
  const image = readFileSync(path)
  expect({ width: image.readUInt32BE(16), height: image.readUInt32BE(20) }, path).toEqual(size)
}

/** Whatever follows a change of the window has followed it: the words are there in their font, and two looks find the same. */
export async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  let before = ''
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(
          () =>
            new Promise<string>((done) => {
              const look = (): void =>
                done(
                  [...document.querySelectorAll('main *')]
                    .map((one) => one.getBoundingClientRect().top + one.getBoundingClientRect().left)
                    .join(' '),
                )
              requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(look)))
            }),
        )
        const isSame = now === before
        before = now
        return isSame
      },
      { intervals: [50] },
    )
    .toBe(true)
}
