import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { scripts } from '../base/testing/scripts.ts'
import { parseDocument, stringify } from 'yaml'
import type { Json } from '../base/json.ts'
import { applyEdits, removeValue, setValue } from './edit.ts'
import { lineEnd, lineStart } from './range.ts'
import { pathsOf } from './testing/paths-of.ts'
import { nodeByPath, parseTree, toJson } from './tree.ts'

const text = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'yes',
    '12',
    '1e3',
    ' x',
    'x ',
    'a: b',
    'a #b',
    '- a',
    "it's",
    '"',
    '{}',
    'one\ntwo',
    'one\ntwo\n',
    '\n',
    ' \n x\n',
    'a\n\n',
    '!Ref x',
    '*x',
    '&x',
    '~',
    'key:',
    '<<',
    '2012-10-17',
    'a\tb',
    '\uFEFF',
    'arn:aws:sns:us-east-1:1:x',
    '${x}',
    'C:\\x',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', '  ', '-', ':', '#', '\t'), maxLength: 10 }),
)
const key = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Z][A-Za-z]{0,6}$/) },
  { weight: 1, arbitrary: text.filter((each) => !each.startsWith('!') && each !== '<<' && !each.includes('\uFEFF')) },
)
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.constantFrom(true, false, null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const documents = fc.dictionary(key, json, { minKeys: 1, maxKeys: 5, noNullPrototype: true })
const commented = (source: string): string => {
  // Only where no block scalar or text over several lines can be hit.
  return /[|>]|: *["']?[^\n]*\n\n|"[^"\n]*$|'[^'\n]*$/m.test(source)
    ? source
    : source.replace(/^( *)(?=[A-Z]\w*:)/gm, '$1# note: here\n\n$1')
}
const printers: Record<string, (value: unknown) => string> = {
  'JSON pretty': (value) => JSON.stringify(value, null, 2),
  'JSON tabs': (value) => `${JSON.stringify(value, null, '\t')}\n`,
  'JSON minified': (value) => JSON.stringify(value),
  'JSON CRLF': (value) => JSON.stringify(value, null, 4).replaceAll('\n', '\r\n'),
  'YAML block': (value) => stringify(value, { lineWidth: 0 }),
  'YAML folded': (value) => stringify(value, { lineWidth: 20, minContentWidth: 1, indent: 4 }),
  'YAML flush lists': (value) => stringify(value, { indentSeq: false, singleQuote: true }),
  'YAML flow': (value) => `# flow\n${stringify(value, { collectionStyle: 'flow' })}`,
  'YAML comments': (value) => commented(stringify(value, { lineWidth: 0 })),
  'YAML CRLF': (value) => stringify(value, { lineWidth: 0 }).replaceAll('\n', '\r\n'),
}

test.each(Object.keys(printers))('%s: exactly the value changes, by one edit', (style) => {
  const print = printers[style] as (value: unknown) => string
  let refused = 0
  let made = 0
  const changes = fc.tuple(documents, json, fc.nat(), fc.option(key, { nil: undefined, freq: 2 }), fc.boolean())
  fc.assert(
    fc.property(changes, ([document, value, pick, newKey, removal]) => {
      const source = print(document)
      // The library does not always print what it can read itself.
      fc.pre(parseDocument(source).errors.length === 0)
      const tree = parseTree(source)
      expect(tree.diagnostics, source).toEqual([])
      const paths = pathsOf(toJson(tree.root!))
      let path = paths[pick % paths.length] ?? []
      const there = toJson(nodeByPath(tree, path)!)
      if (newKey !== undefined && there !== null && typeof there === 'object' && !removal)
        path = [...path, Array.isArray(there) ? there.length : newKey]
      if (removal && path.length === 0) return
      const result = removal ? removeValue(tree, path) : setValue(tree, path, value)
      if (!result.ok) {
        refused++
        return
      }
      made++
      expect(result.value.length).toBeLessThanOrEqual(1)
      const after = applyEdits(source, result.value)
      const around = nodeByPath(tree, path.slice(0, removal ? -2 : -1))?.range ?? { start: 0, end: source.length }
      for (const { range } of result.value) {
        expect(range.start).toBeGreaterThanOrEqual(lineStart(source, around.start) - 2)
        expect(range.end).toBeLessThanOrEqual(lineEnd(source, around.end) + 2)
      }
      const reread = parseTree(after, { format: tree.format })
      expect(reread.diagnostics).toEqual([])
      // JSON has a second reader at hand.
      const second: unknown = style.startsWith('JSON') ? JSON.parse(after) : toJson(reread.root!)
      expect(JSON.stringify(toJson(reread.root!))).toBe(JSON.stringify(second))
      expect(removal ? '' : JSON.stringify(toJson(nodeByPath(reread, path)!))).toBe(removal ? '' : JSON.stringify(value))
      expect(style.endsWith('CRLF') && after.replaceAll('\r\n', '').includes('\n')).toBe(false)
    }),
    { numRuns: scripts(60) },
  )
  expect(refused / (made + refused)).toBeLessThan(0.01)
})
