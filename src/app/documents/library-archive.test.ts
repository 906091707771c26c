import { expect, it } from 'vitest'
import { type ArchivedDocument, fromEntries, listPath, toEntries } from './library-archive.ts'

const document = (name: string, more: Partial<ArchivedDocument> = {}): ArchivedDocument => ({
  name,
  path: 'template.yaml',
  openedAs: 'shop',
  text: `# ${name}\r\n`,
  files: {},
  ...more,
})

it('what went into an archive comes out of it, whatever the names', () => {
  const documents = [
    document('Orders'),
    document('orders', { path: 'infra/app.json', text: '\uFEFF{}', files: { 'infra/a.mjs': 'a', 'b/c.js': 'c' } }),
    document('../../Orders: <new>', { text: '' }),
    document('…', { openedAs: '' }),
    document('__proto__', { files: { __proto__x: '1' } }),
  ]
  expect(fromEntries(toEntries(documents))).toEqual(documents)
})

it('each document has a folder of its own, also where systems do not tell capitals', () => {
  const paths = Object.keys(toEntries([document('Orders'), document('orders'), document('Orders')]))
  expect(paths).toEqual([listPath, 'Orders/template.yaml', 'orders (2)/template.yaml', 'Orders (3)/template.yaml'])
})

it('a template without a file’s name gets one that can be opened', () => {
  const entries = toEntries([document('Pasted', { path: 'pasted', text: ' {}' })])
  expect(Object.keys(entries)).toContain('Pasted/template.json')
})

it.each([
  ['no list', { 'Orders/template.yaml': 'a' }],
  ['a list that is no JSON', { [listPath]: '{' }],
  ['the list of a newer Switchyard', { [listPath]: '{ "format": 2, "documents": [] }' }],
  ['a document without a name', { [listPath]: '{ "format": 1, "documents": [{ "folder": "a", "template": "b", "openedAs": "" }] }' }],
  [
    'a template that is not there',
    { [listPath]: '{ "format": 1, "documents": [{ "folder": "a", "name": "a", "template": "b", "openedAs": "" }] }' },
  ],
])('%s is no archive of documents', (_, entries) => {
  expect(fromEntries(entries)).toBeUndefined()
})
