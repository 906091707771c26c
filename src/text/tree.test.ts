import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scripts } from '../base/testing/scripts.ts'
import { describeDiagnostic } from './diagnostic.ts'
import { MAX_DEPTH, MAX_TEXT_BYTES } from './limits.ts'
import { SAMPLE_TEMPLATE } from './testing/sample-template.ts'
import { entryOf, nodeAt, nodeByPath, offsetInSource, offsetInValue, parseTree, type ScalarNode, toJson, type TreeNode } from './tree.ts'

const problems = (text: string): string[] => parseTree(text).diagnostics.map((diagnostic) => describeDiagnostic(text, diagnostic))
const codes = (text: string): string[] => parseTree(text).diagnostics.map((diagnostic) => diagnostic.code)
const value = (text: string): unknown => {
  const { root } = parseTree(text)
  return root === undefined ? undefined : JSON.parse(JSON.stringify(toJson(root)))
}
const sourceOf = (text: string, node: TreeNode | undefined): string => text.slice(node?.range.start, node?.range.end)

/** Every node lies in its parent and after its older siblings. Returns how many nodes there are. */
function checkNesting(node: TreeNode, length: number): number {
  expect(node.range.start).toBeLessThanOrEqual(node.range.end)
  expect(node.range.end).toBeLessThanOrEqual(length)
  if (node.alias !== undefined) return 1
  const children =
    node.kind === 'mapping'
      ? node.entries.flatMap((entry) => [entry.key, entry.value])
      : node.kind === 'sequence'
        ? node.items
        : node.kind === 'tagged'
          ? [node.value]
          : []
  let at = node.range.start
  let count = 1
  for (const child of children) {
    expect(child.range.start).toBeGreaterThanOrEqual(at)
    expect(child.range.end).toBeLessThanOrEqual(node.range.end)
    at = child.range.end
    count += checkNesting(child, length)
  }
  return count
}

describe('the format', () => {
  test('a text that starts with a bracket is JSON, every other is YAML, and the caller may know better', () => {
    expect(parseTree(' \n{"a": 1}').format).toBe('json')
    expect(parseTree('\uFEFF[1]').format).toBe('json')
    expect(parseTree('a: 1').format).toBe('yaml')
    expect(parseTree('').format).toBe('yaml')
    expect(parseTree('{a: 1}', { format: 'yaml' }).diagnostics).toEqual([])
  })

  test('an empty text has no root and nothing wrong', () => {
    for (const text of ['', '\uFEFF', ' \n', '# only a comment\n', '---\n'])
      expect(parseTree(text)).toMatchObject({ root: undefined, diagnostics: [] })
  })
})

describe('values', () => {
  test('a real template reads without a diagnostic, with every place right', () => {
    const tree = parseTree(SAMPLE_TEMPLATE)
    expect(tree.diagnostics).toEqual([])
    expect(checkNesting(tree.root as TreeNode, SAMPLE_TEMPLATE.length)).toBeGreaterThan(100)
    expect(sourceOf(SAMPLE_TEMPLATE, nodeByPath(tree, ['Resources', 'Invoices', 'Properties', 'QueueName']))).toBe(
      "!Sub '${Stage}-invoices'",
    )
    expect(sourceOf(SAMPLE_TEMPLATE, nodeByPath(tree, ['Description']))).toBe('>-\n  Orders come in,\n  invoices go out.')
    expect(sourceOf(SAMPLE_TEMPLATE, nodeByPath(tree, ['Globals', 'Function']))).toBe('{ Runtime: nodejs22.x, Timeout: 10 }')
  })

  test('dates, accounts with leading zeros and numbers too long for a number stay text', () => {
    expect(value('a: 2012-10-17\nb: 012345678901\nc: 12345678901234567890\nd: 0x10\ne: 1.50\nf: yes\ng: -0\nh: .inf')).toEqual({
      a: '2012-10-17',
      b: '012345678901',
      c: '12345678901234567890',
      d: 16,
      e: 1.5,
      f: 'yes',
      g: 0,
      h: '.inf',
    })
  })

  test('keys are text as written', () => {
    expect(value('1: a\n1.0: b\ntrue: c\n012: d\n~: e\n"q": f')).toEqual({ '1': 'a', '1.0': 'b', true: 'c', '012': 'd', '~': 'e', q: 'f' })
  })

  test('a key named __proto__ is a key', () => {
    const json = toJson(parseTree('{"__proto__": {"polluted": true}}').root as TreeNode)
    expect(Object.keys(json as object)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test("tags are kept as nodes, YAML's own are resolved", () => {
    expect(value('a: !Ref b\nc: !!str 12\nd: !GetAtt\n  - x\n  - y\ne: !Foo\nf: !<tag:x,2000:y> 1')).toEqual({
      a: { '!Ref': 'b' },
      c: '12',
      d: { '!GetAtt': ['x', 'y'] },
      e: { '!Foo': '' },
      f: { '!tag:x,2000:y': '1' },
    })
    const text = 'a: # !No\n  &x !Yes # !No\n  b'
    expect(entryOf(parseTree(text).root, 'a')).toMatchObject({ kind: 'tagged', tag: 'Yes', range: { start: text.indexOf('!Yes') } })
    expect(toJson(parseTree('!Ref x').root as TreeNode, { tag: (tag, inner) => [tag, inner] })).toEqual(['Ref', 'x'])
  })

  test('an empty value stands right after its colon or dash', () => {
    const text = 'a:   # comment\nb:\n  -\n  - 1\n'
    const tree = parseTree(text)
    expect(nodeByPath(tree, ['a'])?.range).toEqual({ start: 2, end: 2 })
    expect(nodeByPath(tree, ['b', 0])?.range).toEqual({ start: text.indexOf('-') + 1, end: text.indexOf('-') + 1 })
  })

  test('an alias stands for its anchor, and says so', () => {
    const text = 'a: &x {b: 1}\nc: *x'
    const alias = nodeByPath(parseTree(text), ['c'])
    expect(alias).toMatchObject({ kind: 'mapping', alias: 'x', range: { start: text.indexOf('*x'), end: text.length } })
    expect(value(text)).toEqual({ a: { b: 1 }, c: { b: 1 } })
  })
})

describe('what is refused', () => {
  test.each([
    ['a: 1\nb: 2\na: 3', 'line 3, column 1: The key "a" stands twice in this mapping; the first one is on line 1. Rename'],
    ['{"a": 1,\n "a": 2}', 'line 2, column 2: The key "a" stands twice in this mapping; the first one is on line 1. Rename'],
    ['{"a": 1 // no\n}', 'line 1, column 9: JSON has no comments: //. Remove the comment'],
    ['{"a": 1,}', 'line 1, column 9: A key in double quotes is expected here: }. Keys look like'],
    ['{"a": [1 2]}', 'line 1, column 10: A comma is missing before this: 2. Put a comma'],
    ['{"a": 1', 'line 1, column 8: A closing } is missing: the text ends here.'],
    ["{'a': 1}", "line 1, column 2: This is not JSON: 'a'. Texts need double quotes"],
    ['{} {}', 'line 1, column 4: The JSON value has ended, but the text goes on: {. Remove'],
    ['a: "b', 'line 1, column 6: The closing " of this text is missing.'],
    ['a:\n\tb: 1', 'line 2, column 1: This line is indented with a tab; YAML allows only spaces. Replace'],
    ['a: b: c', 'line 1, column 4: A mapping or list cannot start on this line'],
    ['a:\n  b: 1\n c: 2', 'line 3, column 1: This line is not indented like the lines it belongs to.'],
    ['a: 1\nb\n', 'line 2, column 1: This line has no colon, so it is no entry.'],
    ['a: 1\n---\nb: 2\n', 'line 2, column 1: A second document starts here; only the first one is read.'],
    ['a: *b', 'line 1, column 4: There is no anchor &b before this alias.'],
    ['a: &a [*a]', 'line 1, column 8: There is no anchor &a before this alias.'],
    ['a: &x {b: 1}\nc:\n  <<: *x', 'line 3, column 3: The merge key << is not supported'],
    ['? [a]\n: 1', 'line 1, column 3: A key must be a single text; this entry is left out.'],
    ['a: !!binary aGk=', 'line 1, column 4: The tag !!binary does not fit'],
    ['a: !Sub !Ref b', 'line 1, column 9: A value can have only one tag. Write the outer one in its long form'],
  ])('%j', (text, expected) => {
    expect(problems(text)[0]).toContain(expected)
  })

  test('of two equal keys the first one counts', () => {
    expect(value('a: 1\na: 2')).toEqual({ a: 1 })
  })

  test('broken text keeps the tree around the error', () => {
    expect(value('{"a": {"b": 1}, "c": }')).toMatchObject({ a: { b: 1 }, c: null })
    expect(value('a:\n  b: 1\nc: [1, 2\nd: 4\n')).toMatchObject({ a: { b: 1 } })
  })

  test('64 levels are read, 65 are not', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
    for (const wrap of [(text: string) => text, (text: string) => `# yaml\n${text}`]) {
      expect(parseTree(wrap(nested(MAX_DEPTH))).diagnostics).toEqual([])
      expect(codes(wrap(nested(MAX_DEPTH + 1)))).toEqual(['text.too-deep'])
      expect(parseTree(wrap('[{"a":'.repeat(150_000))).root).toBeUndefined()
    }
    expect(codes('- '.repeat(MAX_DEPTH + 1))).toEqual(['text.too-deep'])
    expect(codes('- '.repeat(400_000))).toEqual(['text.too-deep'])
  })

  test('1 MB is read, one byte more is not', () => {
    expect(codes(`"${'x'.repeat(MAX_TEXT_BYTES - 2)}"`)).toEqual([])
    expect(codes(`"${'x'.repeat(MAX_TEXT_BYTES - 1)}"`)).toEqual(['text.too-large'])
    expect(codes(`"${'ä'.repeat(MAX_TEXT_BYTES / 2)}"`)).toEqual(['text.too-large'])
  })

  test('a billion laughs are refused by count', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 40; level++)
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`)
    const tree = parseTree(lines.join('\n'))
    expect(tree.diagnostics[0]?.code).toBe('text.too-many-aliases')
    expect(tree.diagnostics.length).toBeLessThanOrEqual(100)
    expect(JSON.stringify(toJson(tree.root as TreeNode)).length).toBeLessThan(200_000)
    const chain = ['a0: &a0 [x]', ...Array.from({ length: 200 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]`)]
    expect(codes(chain.join('\n'))[0]).toBe('text.too-many-aliases')
  })
})

describe('places', () => {
  test('a place in the text leads to the nodes around it and their path', () => {
    const tree = parseTree(SAMPLE_TEMPLATE)
    const at = (needle: string) => nodeAt(tree, SAMPLE_TEMPLATE.indexOf(needle)).path
    expect(at('VisibilityTimeout')).toEqual(['Resources', 'Invoices', 'Properties', 'VisibilityTimeout'])
    expect(at('30\n')).toEqual(['Resources', 'Invoices', 'Properties', 'VisibilityTimeout'])
    expect(at('prod]')).toEqual(['Parameters', 'Stage', 'AllowedValues', 2])
    expect(at('-invoices')).toEqual(['Resources', 'Invoices', 'Properties', 'QueueName', '!Sub'])
    expect(at('NoValue')).toEqual(['Outputs', 'Url', 'Value', '!If', 2, '!Ref'])
    expect(nodeAt(parseTree('  a: 1'), 0)).toEqual({ nodes: [], path: [] })
    for (let offset = 0; offset < SAMPLE_TEMPLATE.length; offset += 7) {
      const { nodes, path } = nodeAt(tree, offset)
      expect(nodeByPath(tree, path)).toBe(nodes.at(-1))
    }
  })

  test.each([
    ['a: plain text', 'plain text'],
    ["a: 'it''s'", "it's"],
    ['a: "q\\"\\u00e4\\n\\x41 z"', 'q"ä\nA z'],
    ['a: "one\n  two\\\n  three\n\n  four"', 'one twothree\nfour'],
    ['a: one\n  two\n\n  three', 'one two\nthree'],
    ['a: |\n  one\n   two\n\n  three\n', 'one\n two\n\nthree\n'],
    ['a: |2-\n    one\n  two', '  one\ntwo'],
    ['a: >\n  one\n  two\n\n  three\n    more\n  end\n', 'one two\nthree\n  more\nend\n'],
    ['a: |+\r\n  one\r\n  two\r\n\r\n', 'one\ntwo\n\n'],
    ['a: !Sub |\n  {\n    "b": 1\n  }\n', '{\n  "b": 1\n}\n'],
    ['{"a": "x\\ty\\\\z\\ud83d\\ude00!"}', 'x\ty\\z😀!'],
  ])('offsets in the value of %j lead to the same character in the text', (text, expected) => {
    const entry = entryOf(parseTree(text).root, 'a')
    const node = (entry?.kind === 'tagged' ? entry.value : entry) as ScalarNode
    expect(node.value).toBe(expected)
    for (const [offset, character] of [...expected.matchAll(/[\w{}:]/g)].map((match) => [match.index, match[0]] as const)) {
      const source = offsetInSource(node, offset)
      expect([character, '\\']).toContain(text[source])
      expect(offsetInValue(node, source)).toBe(offset)
    }
    expect(offsetInSource(node, 9_999)).toBeLessThanOrEqual(node.range.end)
  })
})

describe('any text', () => {
  const sound = (text: string): void => {
    const tree = parseTree(text)
    expect(tree.text).toBe(text)
    for (const { range } of tree.diagnostics) expect(0 <= range.start && range.start <= range.end && range.end <= text.length).toBe(true)
    if (tree.root === undefined) return
    if (tree.diagnostics.length === 0) checkNesting(tree.root, text.length)
    JSON.stringify(toJson(tree.root))
    nodeAt(tree, text.length >> 1)
  }

  test('is read without throwing: anything', () => {
    expect(() => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), sound), { numRuns: scripts(100) })).not.toThrow()
  })

  test('is read without throwing: made of what YAML and JSON are made of', () => {
    const piece = fc.constantFrom(
      ...'{}[]:,-?!&*|>\'"#%@`\\ \n\t',
      '\r\n',
      '  ',
      ': ',
      '- ',
      '? ',
      ' #',
      '&a ',
      '*a',
      '!T ',
      '!!str ',
      'a',
      '1',
      '---\n',
      '|\n',
      '>-\n',
      '%YAML 1.1\n',
      '<<: ',
      '\uFEFF',
      '...\n',
    )
    expect(() =>
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => sound(pieces.join(''))),
        { numRuns: scripts(300) },
      ),
    ).not.toThrow()
  })

  test('is read without throwing: a template cut short or with a piece replaced', () => {
    const place = fc.nat({ max: SAMPLE_TEMPLATE.length })
    const junk = fc.string({ unit: fc.constantFrom(...'{}[]:,-!&*|>\'"# \n\ta'), maxLength: 6 })
    expect(() =>
      fc.assert(
        fc.property(place, fc.nat({ max: 30 }), junk, (at, cut, text) => {
          sound(SAMPLE_TEMPLATE.slice(0, at))
          sound(SAMPLE_TEMPLATE.slice(0, at) + text + SAMPLE_TEMPLATE.slice(at + cut))
        }),
        { numRuns: scripts(30) },
      ),
    ).not.toThrow()
  })
})
