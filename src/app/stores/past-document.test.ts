import { beforeEach, describe, expect, test } from 'vitest'
import type { Picture } from '../../bridge/protocol/index.ts'
import {
  changeTexts,
  documentOpened,
  documentStore,
  listenToTexts,
  momentShown,
  momentTakenUp,
  newestTexts,
  nowShown,
  templateFile,
  textOf,
  undoTexts,
} from './document.ts'

const picture = (name: string) => ({ name }) as Picture
const then = { text: 'one', files: { 'a.mjs': 'two' }, picture: picture('then') }
const insert = (text: string) => ({
  parts: [{ file: templateFile, edits: [{ range: { start: 3, end: 3 }, text }] }],
  source: 'form' as const,
})
const shown = () => [textOf(templateFile), textOf('a.mjs'), documentStore.getState().picture?.name]
const kept = () => newestTexts(documentStore.getState()).text

/** A document that was changed once since `then`. */
beforeEach(() => {
  documentOpened({ name: 'a', text: 'one', path: 'a.yaml', files: { 'a.mjs': 'two' }, picture: picture('now') })
  changeTexts(insert('!'))
})

describe('looking at an earlier moment', () => {
  test('shows its document and keeps the newest one', () => {
    momentShown(then)
    expect(shown()).toEqual(['one', 'two', 'then'])
    expect(kept()).toBe('one!')
  })

  test('tells the editors, there and back', () => {
    const told: string[] = []
    const stop = listenToTexts((done) => told.push(...done.flatMap(({ edits }) => edits.map(({ text }) => text))))
    momentShown(then)
    nowShown(undefined)
    stop()
    expect(told).toEqual(['one', 'one!'])
  })

  test('has no undo of its own, and leaves the undo of now as it was', () => {
    momentShown(then)
    expect(undoTexts()).toBeUndefined()
    nowShown(picture('now'))
    undoTexts()
    expect(textOf(templateFile)).toBe('one')
  })

  test('goes from moment to moment without losing now', () => {
    momentShown(then)
    momentShown({ ...then, text: 'zero' })
    expect([textOf(templateFile), kept()]).toEqual(['zero', 'one!'])
    nowShown(undefined)
    expect(shown()).toEqual(['one!', 'two', 'now'])
  })

  test('drops what was changed there, when nobody goes on with it', () => {
    momentShown(then)
    changeTexts(insert('?'))
    expect([textOf(templateFile), kept()]).toEqual(['one?', 'one!'])
    nowShown(undefined)
    expect(textOf(templateFile)).toBe('one!')
  })

  test('a text that the worker has not been told of is told when now is shown again', () => {
    momentShown(then)
    expect(nowShown(undefined)).toBe(true)
    momentShown(then)
    documentStore.setState(({ ahead }) => ({ ahead: ahead && { ...ahead, isAnswered: true } }))
    expect(nowShown(undefined)).toBe(false)
  })
})

describe('acting there', () => {
  test('makes what is shown the newest document; one undo brings the other one back', () => {
    momentShown(then)
    changeTexts(insert('?'))
    momentTakenUp()
    expect([textOf(templateFile), kept()]).toEqual(['one?', 'one?'])
    undoTexts()
    expect(textOf(templateFile)).toBe('one!')
    undoTexts()
    expect(textOf(templateFile)).toBe('one')
  })

  test('keeps files that came later', () => {
    documentStore.setState(({ files }) => ({ files: { ...files, 'later.mjs': 'new' } }))
    momentShown(then)
    expect(textOf('later.mjs')).toBe('')
    momentTakenUp()
    expect(textOf('later.mjs')).toBe('new')
  })
})
