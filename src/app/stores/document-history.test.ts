import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextEdit } from '../../bridge/protocol/index.ts'
import {
  type Change,
  type DocumentHistory,
  emptyHistory,
  makeChange,
  type Moved,
  redoChange,
  type Texts,
  undoChange,
} from './document-history.ts'

const start: Texts = { 'template.yaml': 'one two', 'pack.mjs': 'a' }

function edit(from: number, to: number, text: string): TextEdit {
  return { range: { start: from, end: to }, text }
}

function typed(at: number, text: string, atMs = 0, file = 'template.yaml'): Change {
  return { parts: [{ file, edits: [edit(at, at, text)] }], source: 'text', atMs }
}

/** Makes one change after the other. */
function after(changes: readonly Change[], texts: Texts = start): { history: DocumentHistory; texts: Texts } {
  return changes.reduce((now, change) => makeChange(now.history, now.texts, change), { history: emptyHistory, texts })
}

/** Every text on the way back, newest first. */
function textsBack(from: { history: DocumentHistory; texts: Texts }): string[] {
  const seen: string[] = []
  for (let now = undoChange(from.history, from.texts); now; now = undoChange(now.history, now.texts))
    seen.push(now.texts['template.yaml'] ?? '')
  return seen
}

describe('entries', () => {
  test('a word with the blank after it is one entry, and the next word another', () => {
    const now = after([...'tea cup'].map((letter, index) => typed(7 + index, letter, index * 100)))
    expect(now.texts['template.yaml']).toBe('one twotea cup')
    expect(textsBack(now)).toEqual(['one twotea ', 'one two'])
  })

  test('typing that rested for a second begins a new entry', () => {
    expect(textsBack(after([typed(0, 'a', 0), typed(1, 'b', 999), typed(2, 'c', 1999)]))).toEqual(['abone two', 'one two'])
  })

  test('a line break, a paste, another place and another file stand for themselves', () => {
    const now = after([
      typed(0, 'a'),
      typed(1, '\n'),
      typed(2, 'b'),
      typed(3, 'pasted'),
      typed(0, 'x'),
      typed(1, 'y', 0, 'pack.mjs'),
      typed(1, 'z'),
    ])
    expect(textsBack(now)).toHaveLength(7)
  })

  test('characters rubbed out one by one are one entry, forwards and backwards', () => {
    const rubOut = (from: number): Change => ({ ...typed(0, ''), parts: [{ file: 'template.yaml', edits: [edit(from, from + 1, '')] }] })
    expect(textsBack(after([rubOut(6), rubOut(5), rubOut(4)]))).toEqual(['one two'])
    expect(textsBack(after([rubOut(0), rubOut(0)]))).toEqual(['one two'])
  })

  test('what a form sets does not join what was typed', () => {
    const set: Change = { ...typed(1, 'b'), source: 'form' }
    expect(textsBack(after([typed(0, 'a'), set, typed(2, 'c')]))).toHaveLength(3)
  })

  test('after an undo typing begins a new entry, and what had been undone is gone', () => {
    const one = after([typed(0, 'a', 0), typed(1, '\n', 1)])
    const back = undoChange(one.history, one.texts) as Moved
    const again = makeChange(back.history, back.texts, typed(1, 'b', 2))
    expect(again.texts['template.yaml']).toBe('abone two')
    expect(redoChange(again.history, again.texts)).toBeUndefined()
    expect(textsBack(again)).toEqual(['aone two', 'one two'])
  })

  test('a change that changes nothing is not remembered', () => {
    expect(after([{ ...typed(0, ''), parts: [{ file: 'template.yaml', edits: [edit(0, 3, 'one')] }] }]).history).toBe(emptyHistory)
  })

  test('undo says where one stood before, redo where one stands after', () => {
    const before = { file: 'template.yaml', start: 7, end: 7 }
    const now = after([{ ...typed(7, 'a'), before }, typed(8, 'b')])
    const back = undoChange(now.history, now.texts)
    expect(back?.caret).toEqual(before)
    expect(back && redoChange(back.history, back.texts)?.caret).toEqual({ file: 'template.yaml', start: 9, end: 9 })
  })
})

/** Offsets as shares of the text, so that every edit fits whatever came before it. */
const shares = fc.array(
  fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.string({ maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 4 },
)
const acts = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        shares,
        file: fc.constantFrom(...Object.keys(start)),
        source: fc.constantFrom('text' as const, 'form' as const, 'picture' as const),
        ms: fc.nat(1500),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
  ),
  { maxLength: 40 },
)

function fittingEdits(text: string, wanted: readonly { from: number; to: number; text: string }[]): TextEdit[] {
  const places = wanted
    .flatMap(({ from, to }) => [from, to])
    .map((share) => Math.floor(share * text.length))
    .sort((a, b) => a - b)
  return wanted.map(({ text: put }, index) => edit(places[index * 2] ?? 0, places[index * 2 + 1] ?? 0, put))
}

describe('property', () => {
  test('whatever was done: undoing all gives the start, redoing all gives the end, and the edits told lead there', () => {
    fc.assert(
      fc.property(acts, (all) => {
        let atMs = 0
        let now: { history: DocumentHistory; texts: Texts } = { history: emptyHistory, texts: start }
        for (const act of all) {
          if (act === 'undo') now = undoChange(now.history, now.texts) ?? now
          else if (act === 'redo') now = redoChange(now.history, now.texts) ?? now
          else {
            atMs += act.ms
            const edits = fittingEdits(now.texts[act.file] ?? '', act.shares)
            now = makeChange(now.history, now.texts, { parts: [{ file: act.file, edits }], source: act.source, atMs })
          }
        }
        while (now.history.future) now = redoChange(now.history, now.texts) ?? now
        const end = now.texts
        for (let back = undoChange(now.history, now.texts); back; back = undoChange(now.history, now.texts)) {
          expect(replayed(now.texts, back)).toEqual(back.texts)
          now = back
        }
        expect(now.texts).toEqual(start)
        for (let on = redoChange(now.history, now.texts); on; on = redoChange(now.history, now.texts)) now = on
        expect(now.texts).toEqual(end)
      }),
    )
  })
})

/** The texts after the edits told, by a way of its own: from the last to the first. */
function replayed(texts: Texts, { done }: Moved): Texts {
  const now = { ...texts }
  for (const { file, edits } of done) {
    for (const { range, text } of edits.toSorted((a, b) => b.range.start - a.range.start || b.range.end - a.range.end))
      now[file] = (now[file] ?? '').slice(0, range.start) + text + (now[file] ?? '').slice(range.end)
  }
  return now
}
