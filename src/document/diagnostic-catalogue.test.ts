import { describe, expect, it } from 'vitest'
import type { Fix } from '../text/diagnostic.ts'
import { applyEdits } from '../text/edit.ts'
import { positionAt } from '../text/range.ts'
import { catalogue, type DiagnosticCode } from './diagnostic-catalogue.ts'
import { editsOfFix } from './authoring/index.ts'
import { openTemplate } from './index.ts'
import { cases, queue } from './testing/diagnostic-cases.ts'
import { opened } from './testing/open.ts'

describe('the catalogue', () => {
  it('has stable numbers in order, each once', () => {
    const numbers = Object.values(catalogue).map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  })

  it.each(Object.entries(cases))('%s is found where it stands', (code, [text, place, marked]) => {
    const result = openTemplate(text, { name: 'shop.yaml' })
    const diagnostics = result.ok ? result.value.diagnostics : result.error.diagnostics
    const found = diagnostics.filter((diagnostic) => diagnostic.code === `document.${code}`)
    const { line, column } = positionAt(text, found[0]?.range.start ?? -1)
    expect(found, diagnostics.map((diagnostic) => diagnostic.code).join()).toHaveLength(1)
    expect([`${line}:${column}`, text.slice(found[0]?.range.start, found[0]?.range.end)]).toEqual([place, marked])
    expect(found[0]?.severity).toBe(catalogue[code as DiagnosticCode].severity)
    expect(found[0]?.message).toMatch(/^[A-Z]?.+[.0s]$/)
  })

  it('says nothing of the kind about a sound template', () => {
    const result = openTemplate(queue, { name: 'shop.yaml' })
    expect(result.ok && result.value.diagnostics).toEqual([])
  })

  const mended: readonly DiagnosticCode[] = [
    'short-visibility',
    'low-visibility',
    'no-queue-policy',
    'no-permission',
    'batch-window',
    'dead-letter-type',
    'dead-letter-retention',
    'fifo-subscriber',
    'fifo-name',
    'no-dead-letter-queue',
    'few-receives',
    'low-concurrency',
    'filter-scope',
    'filter-wildcard',
    'unwatched-dead-letters',
    'no-identity-policy',
    'subscriber-without-net',
    'raw-attributes',
  ]
  it.each(mended)('%s is gone once its fix is made', (code) => {
    const { text, tree, diagnostics } = opened(cases[code][0])
    const fix = diagnostics.find((diagnostic) => diagnostic.code === `document.${code}`)?.fix
    expect(fix?.title.length).toBeGreaterThan(5)
    const edits = editsOfFix(tree, fix as Fix)
    const after = opened(applyEdits(text, edits.ok ? edits.value : []))
    const errorsOf = (list: typeof diagnostics) => list.filter(({ severity }) => severity === 'error').map((diagnostic) => diagnostic.code)
    expect(after.diagnostics.map((diagnostic) => diagnostic.code)).not.toContain(`document.${code}`)
    expect(errorsOf(after.diagnostics).filter((other) => !errorsOf(diagnostics).includes(other))).toEqual([])
  })

  it('names a page of AWS for all that concerns a design', () => {
    const pages = Object.values<{ number: number; page?: string }>(catalogue).flatMap(({ number, page }) =>
      number >= 600 ? [page ?? ''] : [],
    )
    expect(pages.length).toBeGreaterThan(15)
    expect(pages.filter((page) => !page.startsWith('https://docs.aws.amazon.com/'))).toEqual([])
  })
})
