import { describe, expect, test } from 'vitest'
import { openTemplate, type Template } from '../index.ts'
import { sourceOf } from './source.ts'

const code = "exports.handler = async () => {\n  throw new Error('no')\n}\n"

function open(text: string, files: Readonly<Record<string, string>> = {}): Template {
  const opened = openTemplate(text, { name: 'shop.yaml', files })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

const sam = (properties: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Pack:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
${properties}`

/** What stands in the template where a line begins, as long as the line. */
function written(text: string, template: Template): string[] {
  const [file] = sourceOf(template, 'Pack')
  return (file?.lines ?? []).map((at, index) => text.slice(at, at + (file?.text.split('\n')[index] ?? '').length))
}

describe('code in the template', () => {
  test('is index.js, and each of its lines is found where it stands', () => {
    const text = sam(`      InlineCode: |\n${code.replace(/^(?=.)/gm, '        ')}`)
    const template = open(text)
    expect(sourceOf(template, 'Pack')).toEqual([
      { path: 'index.js', text: code, lines: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)] },
    ])
    expect(written(text, template)).toEqual(code.split('\n'))
  })

  test('is found in CloudFormation’s place too, also in JSON', () => {
    const resource = {
      Type: 'AWS::Lambda::Function',
      Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'r', Code: { ZipFile: 'a()\nb()' } },
    }
    const text = JSON.stringify({ Resources: { Pack: resource } }, undefined, 2)
    expect(written(text, open(text))).toEqual(['a()', 'b()'])
  })

  test('has no place for its lines where a function of the template makes it', () => {
    const text = sam('      InlineCode: !Sub \'const region = "${AWS::Region}"\'\n')
    expect(sourceOf(open(text), 'Pack')).toEqual([{ path: 'index.js', text: 'const region = "us-east-1"' }])
  })
})

test('code in files says which of the document’s files each of them is', () => {
  const files = { 'handlers/pack.mjs': 'export const handler = 1', 'handlers/lib/a.mjs': 'export const a = 1', 'other.mjs': '' }
  const template = open(sam('      CodeUri: handlers/\n'), files)
  expect(sourceOf(template, 'Pack')).toEqual([
    { path: 'lib/a.mjs', text: 'export const a = 1', file: 'handlers/lib/a.mjs' },
    { path: 'pack.mjs', text: 'export const handler = 1', file: 'handlers/pack.mjs' },
  ])
})

test('there is none where the document has no code, or no such function', () => {
  const template = open(sam('      CodeUri: handlers/\n'))
  expect([sourceOf(template, 'Pack'), sourceOf(template, 'nobody'), sourceOf(template, 'toString')]).toEqual([[], [], []])
})
