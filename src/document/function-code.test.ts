import { describe, expect, it } from 'vitest'
import { compareTemplates, openTemplate, type Template } from './index.ts'

const sam = (properties: string) =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler, ${properties} } }\n`
const plain = (code: string) =>
  `Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Role: r, Runtime: nodejs22.x, Handler: app.handler, Code: ${code} } }\n`

const files = {
  'src/app.mjs': 'export const handler = () => 1',
  './src/lib/a.js': 'a',
  'src/data.json': '{}',
  'src/notes.md': '#',
  'srcs/other.js': 'b',
  'one.js': 'c',
  'python/app.py': 'd',
}

function open(text: string, name = 'shop.yaml', given: Record<string, string> = files): Template {
  const result = openTemplate(text, { name, files: given })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const folder = { 'app.mjs': 'export const handler = () => 1', 'lib/a.js': 'a', 'data.json': '{}' }

describe('the code of a function', () => {
  it.each([
    ['CodeUri: src/', folder],
    ['CodeUri: ./src', folder],
    ["CodeUri: 'x/../src/'", folder],
    ['CodeUri: one.js', { 'one.js': 'c' }],
    ["InlineCode: 'd'", { 'index.js': 'd' }],
  ])('%s is found among the files', (properties, expected) => {
    const template = open(sam(properties))
    expect(template.resources['F']?.code).toEqual(expected)
    expect([template.inert, template.diagnostics]).toEqual([[], []])
  })

  it('is found where a plain template names a folder', () => {
    const template = open(plain('./src'))
    expect([template.resources['F']?.code, template.diagnostics]).toEqual([folder, []])
  })

  it('is looked for beside the template first', () => {
    const nested = { 'a/src/app.js': 'near', 'src/app.js': 'far' }
    expect(open(sam('CodeUri: src/'), 'a/template.yaml', nested).resources['F']?.code).toEqual({ 'app.js': 'near' })
    expect(open(sam('CodeUri: src/'), 'b/template.yaml', nested).resources['F']?.code).toEqual({ 'app.js': 'far' })
  })

  it.each(['CodeUri: elsewhere/', 'CodeUri: python/', 'CodeUri: s3://bucket/key', 'CodeUri: src/notes.md'])(
    '%s is missing, as it was',
    (properties) => {
      const template = open(sam(properties))
      expect(template.resources['F']?.code).toBeUndefined()
      expect(template.inert.map(({ id }) => id)).toEqual(['F'])
      expect(template.diagnostics.map(({ code }) => code)).toEqual(['document.no-code'])
    },
  )

  it('is no JavaScript where the runtime says so', () => {
    expect(open(sam('CodeUri: src/').replace('nodejs22.x', 'python3.13')).resources['F']?.code).toBeUndefined()
  })

  it('is the same package in whatever order the files came, without installed packages and caches', () => {
    const more = { ...files, 'src/node_modules/left-pad/index.js': 'pad', 'src/.cache/app.js': 'old' }
    const turned = Object.fromEntries(Object.entries(more).toReversed())
    const packages = [more, turned].map((given) =>
      Object.entries(open(sam('CodeUri: src/'), 'shop.yaml', given).resources['F']?.code ?? {}),
    )
    expect(packages[0]).toEqual(Object.entries(folder).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    expect(packages[1]).toEqual(packages[0])
  })

  it.each([
    ['CodeUri: ./src/', 'shop.yaml', { path: 'src', files: ['src/app.mjs', 'src/data.json', './src/lib/a.js'] }],
    ['CodeUri: ../one.js', 'a/shop.yaml', { path: '../one.js', files: ['one.js'] }],
    ['CodeUri: elsewhere/', 'shop.yaml', { path: 'elsewhere', files: [] }],
    ['CodeUri: s3://bucket/key', 'shop.yaml', undefined],
    ["InlineCode: 'd'", 'shop.yaml', undefined],
  ])('%s says where it lies', (properties, name, expected) => {
    expect(open(sam(properties), name).resources['F']?.codeFrom).toEqual(expected)
  })

  it('is a change of Code when a file changes', () => {
    const after = open(sam('CodeUri: src/'), 'shop.yaml', { ...files, 'src/app.mjs': 'export const handler = () => 2' })
    expect(compareTemplates(open(sam('CodeUri: src/')), after).changed.map(({ properties }) => properties)).toEqual([['Code']])
  })
})
