import { beforeEach, describe, expect, test } from 'vitest'
import type { Picture } from '../../bridge/protocol/index.ts'
import {
  changeTexts,
  documentOpened,
  documentStore,
  filesChanged,
  listenToTexts,
  redoTexts,
  templateFile,
  textMended,
  textOf,
  undoTexts,
} from './document.ts'

const insert = (at: number, text: string) => ({ range: { start: at, end: at }, text })

beforeEach(() => documentOpened({ name: 'a', text: 'one', path: 'a.yaml', files: { 'a.mjs': 'two' }, picture: {} as Picture }))

describe('one history', () => {
  test('goes across the template and the files beside it, whoever changed them', () => {
    changeTexts({ parts: [{ file: 'a.mjs', edits: [insert(3, '!')] }], source: 'text' })
    textMended([insert(0, '# ')], 'Mend')
    expect([textOf(templateFile), textOf('a.mjs')]).toEqual(['# one', 'two!'])
    expect(undoTexts()?.file).toBe(templateFile)
    expect(undoTexts()?.file).toBe('a.mjs')
    expect([textOf(templateFile), textOf('a.mjs')]).toEqual(['one', 'two'])
    expect(undoTexts()).toBeUndefined()
    redoTexts()
    redoTexts()
    expect([textOf(templateFile), textOf('a.mjs')]).toEqual(['# one', 'two!'])
  })

  test('each way is a new revision and is told as edits', () => {
    const told: unknown[] = []
    const stop = listenToTexts((done) => told.push(done))
    const { revision } = documentStore.getState()
    changeTexts({ parts: [{ file: templateFile, edits: [insert(3, '!')] }], source: 'form' })
    undoTexts()
    stop()
    expect(documentStore.getState().revision).toBe(revision + 2)
    expect(told).toEqual([
      [{ file: templateFile, edits: [insert(3, '!')] }],
      [{ file: templateFile, edits: [{ range: { start: 3, end: 4 }, text: '' }] }],
    ])
  })

  test('a file that came later stays when an older change is undone; one that came anew can be undone', () => {
    changeTexts({ parts: [{ file: templateFile, edits: [insert(0, 'x')] }], source: 'text' })
    filesChanged({ 'a.mjs': 'anew', 'b.mjs': 'later' })
    undoTexts()
    expect(documentStore.getState().files).toEqual({ 'a.mjs': 'two', 'b.mjs': 'later' })
    undoTexts()
    expect(documentStore.getState()).toMatchObject({ text: 'one', files: { 'b.mjs': 'later' } })
  })

  test('another document begins with none', () => {
    changeTexts({ parts: [{ file: templateFile, edits: [insert(0, 'x')] }], source: 'text' })
    documentOpened({ name: 'b', text: 'other', path: 'b.yaml', files: {}, picture: {} as Picture })
    expect(undoTexts()).toBeUndefined()
  })
})
