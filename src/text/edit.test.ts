import { describe, expect, test } from 'vitest'
import type { Json } from '../base/json.ts'
import { applyEdits, diffText, removeValue, setValue, type TextEdit } from './edit.ts'
import { pathsOf } from './testing/paths-of.ts'
import { SAMPLE_TEMPLATE } from './testing/sample-template.ts'
import { parseTree, toJson, type TreePath } from './tree.ts'

const set = (text: string, path: TreePath, value: Json): string => {
  const result = setValue(parseTree(text), path, value)
  return result.ok ? applyEdits(text, result.value) : `${result.error.code}: ${result.error.message}`
}
const remove = (text: string, path: TreePath): string => {
  const result = removeValue(parseTree(text), path)
  return result.ok ? applyEdits(text, result.value) : `${result.error.code}: ${result.error.message}`
}
const read = (text: string): Json => {
  const { root } = parseTree(text)
  return root === undefined ? null : (JSON.parse(JSON.stringify(toJson(root))) as Json)
}

describe('setValue over a value', () => {
  test.each<[string, TreePath, Json, string]>([
    ['a: 30 # why\nb: 1', ['a'], 60, 'a: 60 # why\nb: 1'],
    ["a: 'x'", ['a'], "it's", "a: 'it''s'"],
    ['a: "x"', ['a'], 'y "z"', 'a: "y \\"z\\""'],
    ["a: 'x'", ['a'], 'tab\t', 'a: "tab\\t"'],
    ['a: plain', ['a'], 'other text', 'a: other text'],
    ['a: plain', ['a'], '12', "a: '12'"],
    ['a: plain', ['a'], 'yes', "a: 'yes'"],
    ['a: "x"\nb: plain', ['b'], '# no', 'a: "x"\nb: "# no"'],
    ['a: 1\nb: 2', ['a'], null, 'a: null\nb: 2'],
    ['a:   # later\nb: 2', ['a'], 1, 'a: 1   # later\nb: 2'],
    ['a: |  # code\n    one\n    two\n\nb: 2', ['a'], 'one\nthree\n', 'a: |  # code\n    one\n    three\n\nb: 2'],
    ['a: |\n  one\nb: 2', ['a'], 'two', 'a: |-\n  two\nb: 2'],
    ['a: |\n  one\nb: 2', ['a'], '  two\nthree\n\n', 'a: |2+\n    two\n  three\n\nb: 2'],
    ['a: >-\n  one\nb: 2', ['a'], 'two', 'a: >-\n  two\nb: 2'],
    ['a: >-\n  one\nb: 2', ['a'], 'two\nthree', 'a: |-\n  two\n  three\nb: 2'],
    ['- |\n  one\n- 2', [0], 'two\n', '- |\n  two\n- 2'],
    ['a: |\n  one\nb: 2', ['a'], 5, 'a: 5\nb: 2'],
    ['a: one # c\nb: 2', ['a'], 'two\nthree\n', 'a: | # c\n  two\n  three\nb: 2'],
    ['a: one # c\nb: 2', ['a'], { x: 1, y: [1] }, 'a: # c\n  x: 1\n  y:\n    - 1\nb: 2'],
    ['a: # c\n  x: 1\n  y: 2\nb: 2', ['a'], 5, 'a: 5 # c\nb: 2'],
    ['- a: 1\n  b: 2\n- c', [0], 5, '- 5\n- c'],
    ['- 5\n- c', [0], { a: 1, b: [] }, '- a: 1\n  b: []\n- c'],
    ['a: {b: 1, c: 2} # c', ['a', 'b'], 'x, y', "a: {b: 'x, y', c: 2} # c"],
    ['a: { b: 1 }', ['a'], { b: [1, { c: 2 }] }, 'a: { b: [1, { c: 2 }] }'],
    ['a: { b: 1 }', ['a'], [], 'a: []'],
    ['a: !Ref x # c', ['a', '!Ref'], 'y', 'a: !Ref y # c'],
    ['a: !Ref x # c', ['a'], { '!Ref': 'y' }, 'a: !Ref y # c'],
    ['a: !Ref x # c', ['a'], { '!GetAtt': 'y.Arn' }, 'a: !GetAtt y.Arn # c'],
    ['a: !Ref x # c', ['a'], 'y', 'a: y # c'],
    ['a: x # c', ['a'], { '!Sub': 'y' }, 'a: !Sub y # c'],
    ['a: !Sub |\n  one\n  two\n', ['a', '!Sub'], 'one\nTwo\n', 'a: !Sub |\n  one\n  Two\n'],
    ['a: !Sub |\r\n  one\r\n  two\r\n', ['a', '!Sub'], 'one\nTwo\nthree\n', 'a: !Sub |\r\n  one\r\n  Two\r\n  three\r\n'],
    ['{"a": 1, "b": "x"}', ['b'], 'ä"\n', '{"a": 1, "b": "ä\\"\\n"}'],
    ['{\n  "a": 1\n}', ['a'], { b: [1, 2] }, '{\n  "a": {\n    "b": [\n      1,\n      2\n    ]\n  }\n}'],
    ['{\n  "a": { "b": 1 }\n}', ['a'], { b: 2, c: 3 }, '{\n  "a": { "b": 2, "c": 3 }\n}'],
    ['{"a":1}', [], { b: 2 }, '{"b":2}'],
    ['a: 1\n', [], { b: 2 }, 'b: 2\n'],
  ])('%j %j = %j', (text, path, value, expected) => {
    expect(set(text, path, value)).toBe(expected)
  })
})

describe('setValue of something new', () => {
  test.each<[string, TreePath, Json, string]>([
    ['', ['a', 'b'], 1, 'a:\n  b: 1\n'],
    ['# note', ['a'], [1], '# note\na:\n  - 1\n'],
    ['{}', ['a', 'b'], 1, '{\n  "a": {\n    "b": 1\n  }\n}'],
    ['{"a":1}', ['b', 'c'], 2, '{"a":1,"b":{"c":2}}'],
    ['{"a": 1}\n', ['b'], [1, 2], '{"a": 1, "b": [1, 2]}\n'],
    ['{\n\t"a": {}\n}', ['a', 'b'], 1, '{\n\t"a": {\n\t\t"b": 1\n\t}\n}'],
    ['{\r\n    "a": 1\r\n}\r\n', ['b', 'c'], 1, '{\r\n    "a": 1,\r\n    "b": {\r\n        "c": 1\r\n    }\r\n}\r\n'],
    ['{"a": null}', ['a', 'b'], 1, '{"a": {"b": 1}}'],
    ['a: 1', ['b'], 2, 'a: 1\nb: 2'],
    ['a: 1\r\n', ['b', 'c'], 2, 'a: 1\r\nb:\r\n  c: 2\r\n'],
    ['a:\n    b: 1 # c\n\n# next\nd: 2\n', ['a', 'e', 'f'], 3, 'a:\n    b: 1 # c\n    e:\n        f: 3\n\n# next\nd: 2\n'],
    ['a:\n  b: |\n    text\n\n\nd: 2\n', ['a', 'e'], 3, 'a:\n  b: |\n    text\n  e: 3\n\n\nd: 2\n'],
    ['a:\n  b: |+\n    text\n\nd: 2\n', ['a', 'e'], 3, 'a:\n  b: |+\n    text\n\n  e: 3\nd: 2\n'],
    ['a:\nb: 1', ['a', 'c'], 2, 'a:\n  c: 2\nb: 1'],
    ['a: {} # c\nb: 1', ['a', 'c'], 2, 'a: # c\n  c: 2\nb: 1'],
    ['a: [] \nb: 1', ['a', 0], 2, 'a:\n  - 2\nb: 1'],
    ['a:\n- 1\n- 2\nb: 1', ['a', 2], { x: 1, y: 2 }, 'a:\n- 1\n- 2\n- x: 1\n  y: 2\nb: 1'],
    ['a:\n- 1\nb: 1', ['c', 0], 2, 'a:\n- 1\nb: 1\nc:\n- 2'],
    ['a:\n  - b: 1\n    c: 2', ['a', 0, 'd'], 3, 'a:\n  - b: 1\n    c: 2\n    d: 3'],
    ['a: { b: 1 } # c', ['a', 'd'], 'x y', 'a: { b: 1, d: x y } # c'],
    ['a: [1,2]', ['a', 2], 3, 'a: [1,2,3]'],
    ['a: {\n  b: 1 # c\n}', ['a', 'd'], 3, 'a: {\n  b: 1, # c\n  d: 3\n}'],
    ['a: {\n  "b": "1"\n}', ['a', 'd'], 'x', 'a: {\n  "b": "1",\n  "d": "x"\n}'],
    ['a: { b }', ['a', 'b'], 1, 'a: { b: 1 }'],
    ['a: 1', ['b'], 'one\n  two\n', 'a: 1\nb: |\n  one\n    two\n'],
    ['a: 1\n', ['b'], '\n\n  \n', 'a: 1\nb: "\\n\\n  \\n"\n'],
    ['a: 1', ['b'], { '!Sub': 'one\ntwo' }, 'a: 1\nb: !Sub |-\n  one\n  two\n'],
    ['a: 1', ['b'], [{ '!Ref': 'x' }, { '!GetAtt': ['a', 'b'] }, [1]], 'a: 1\nb:\n  - !Ref x\n  - !GetAtt\n    - a\n    - b\n  - - 1'],
    ['a: 1', ['needs: quotes'], '', "a: 1\n'needs: quotes': ''"],
    ['\uFEFFa: 1\n', ['b', 'c'], 2, '\uFEFFa: 1\nb:\n  c: 2\n'],
    ['a: !Foo\n  b: 1\n', ['a', '!Foo', 'c'], 2, 'a: !Foo\n  b: 1\n  c: 2\n'],
  ])('%j %j = %j', (text, path, value, expected) => {
    expect(set(text, path, value)).toBe(expected)
  })
})

describe('setValue refuses', () => {
  test.each<[string, TreePath, string]>([
    ['a: [1', ['a'], 'broken-text: The text has an error that must be mended first: The closing ] is missing'],
    ['a: 1', ['a', 'b'], 'inside-scalar: A single value stands where "b" should be; it has nothing inside.'],
    ['a: [1]', ['a', 2], 'no-such-place: The list has 1 items and no 2.'],
    ['a: 1', ['b', 1], 'no-such-place: A new list starts at position 0.'],
    ['a: !Ref b', ['a', 'c'], 'no-such-place: A value with the tag !Ref stands where "c" should be.'],
    ['a: &x {b: 1}\nc: *x', ['c', 'b'], 'inside-alias: The value is an alias (*x) of one that stands elsewhere; change it there.'],
    ['a: &x {b: 1}\nc: *x', ['a', 'b'], 'not-possible: This change cannot be made'],
  ])('%j %j', (text, path, expected) => {
    expect(set(text, path, 'new')).toContain(expected)
  })

  test('nothing to change is no edit', () => {
    expect(setValue(parseTree("a: '1'"), ['a'], '1')).toEqual({ ok: true, value: [] })
  })
})

describe('removeValue', () => {
  test.each<[string, TreePath, string]>([
    ['a: 1\n# about b\nb: 2 # c\nd: 3\n', ['b'], 'a: 1\n# about b\nd: 3\n'],
    ['a: 1\nb: 2', ['b'], 'a: 1'],
    ['a: 1\r\nb: 2', ['b'], 'a: 1'],
    ['a: 1\nb:\n  c: |\n    text\n\nd: 3\n', ['b'], 'a: 1\n\nd: 3\n'],
    ['a:\n  b: 1\nc: 2\n', ['a', 'b'], 'a: {}\nc: 2\n'],
    ['a:\n  - 1\nc: 2\n', ['a', 0], 'a: []\nc: 2\n'],
    ['- a: 1\n  b: 2\n- c\n', [0, 'a'], '- b: 2\n- c\n'],
    ['- a: 1\n  b: 2\n- c\n', [0, 'b'], '- a: 1\n- c\n'],
    ['- a: 1\n  b: 2\n- c\n', [0], '- c\n'],
    ['- - 1\n  - 2\n', [0, 0], '- - 2\n'],
    ['- 1\n-\n- 3\n', [1], '- 1\n- 3\n'],
    ['a: {b: 1, c: 2}', ['a', 'b'], 'a: {c: 2}'],
    ['a: {b: 1, c: 2}', ['a', 'c'], 'a: {b: 1}'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', ['a'], '{\n  "b": 2\n}\n'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', ['b'], '{\n  "a": 1\n}\n'],
    ['{\n  "a": 1\n}\n', ['a'], '{}\n'],
    ['a: !Foo\n  b: 1\n  c: 2\n', ['a', '!Foo', 'b'], 'a: !Foo\n  c: 2\n'],
    ['a: 1', ['b'], 'no-such-place: There is nothing at this place to remove.'],
  ])('%j %j', (text, path, expected) => {
    expect(remove(text, path)).toBe(expected)
  })
})

describe('a real template', () => {
  test('a new queue attribute stands with its neighbours', () => {
    const after = set(SAMPLE_TEMPLATE, ['Resources', 'Invoices', 'Properties', 'DelaySeconds'], 5)
    expect(diffText(SAMPLE_TEMPLATE, after)?.text).toContain('DelaySeconds: 5')
    expect(after).toContain('        maxReceiveCount: 3\n      DelaySeconds: 5\n\n  Dead:')
  })

  test('every value in it can be changed and removed', () => {
    for (const path of pathsOf(read(SAMPLE_TEMPLATE))) {
      expect(set(SAMPLE_TEMPLATE, path, 'changed'), path.join('/')).not.toMatch(/^[a-z-]+: /)
      if (path.length === 0 || String(path.at(-1)).startsWith('!')) continue
      expect(remove(SAMPLE_TEMPLATE, path), path.join('/')).not.toMatch(/^[a-z-]+: /)
    }
  })
})

test('diffText keeps characters whole', () => {
  expect(diffText('abc', 'abc')).toBeUndefined()
  expect(diffText('aXc', 'aYYc')).toEqual({ range: { start: 1, end: 2 }, text: 'YY' })
  expect(diffText('😀', '😁')).toEqual({ range: { start: 0, end: 2 }, text: '😁' })
  expect(diffText('a\r\nb', 'a\nb')).toEqual({ range: { start: 1, end: 3 }, text: '\n' })
})

test('several edits speak of the text before them', () => {
  const edits: TextEdit[] = [
    { range: { start: 3, end: 4 }, text: 'D' },
    { range: { start: 0, end: 0 }, text: '>' },
  ]
  expect(applyEdits('abcd', edits)).toBe('>abcD')
  expect(() => applyEdits('abcd', [edits[0] as TextEdit, { range: { start: 2, end: 4 }, text: '' }])).toThrow('overlap')
})
