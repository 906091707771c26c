import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const blocks = css.split(/^:root|^@media/m)
const light = colorsOf(blocks[1])
const preferred = colorsOf(blocks[2])
const chosen = colorsOf(blocks[3])

function colorsOf(block = ''): ReadonlyMap<string, string> {
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
}

function contrast(a = '#000000', b = '#000000'): number {
  const [dark, bright] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('the tokens', () => {
  it('say the same for dark by preference and dark by choice', () => {
    expect([...preferred]).toEqual([...chosen])
    expect([...light.keys()]).toEqual([...chosen.keys()])
  })

  it.each([
    ['light', light],
    ['dark', chosen],
  ])('keep text at 4.5:1 and tracks at 3:1 in %s', (_, colors) => {
    const texts = ['ink', 'ink2', 'ink3', 'running', 'done', 'failed', 'retry', 'waiting']
    for (const ground of ['canvas', 'panel']) {
      for (const text of texts) expect(contrast(colors.get(text), colors.get(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colors.get('edge'), colors.get(ground)), `edge on ${ground}`).toBeGreaterThanOrEqual(3)
    }
    for (const status of ['running', 'done', 'failed', 'retry', 'waiting']) {
      expect(contrast(colors.get(status), colors.get(`${status}-wash`)), `${status} on its wash`).toBeGreaterThanOrEqual(4.5)
    }
    for (const family of ['integration', 'compute', 'database', 'storage', 'people']) {
      expect(contrast(colors.get(family), colors.get(`${family}-tint`)), `${family} on its tint`).toBeGreaterThanOrEqual(4.5)
    }
  })
})
