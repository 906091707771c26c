import { expect, it } from 'vitest'
import type { Picture } from '../../../bridge/protocol/index.ts'
import { listFiles } from './document-files.ts'

const nodes = ['Pack', 'Charge'].map((id) => ({ id, name: id.toLowerCase() })) as unknown as Picture['nodes']

it('the list has the template first, then files with whom they belong to, then what is missing', () => {
  const files = { 'lib/b.mjs': '', 'handlers/a.mjs': '' }
  const code = [
    { id: 'Pack', path: 'handlers', files: ['handlers/a.mjs'] },
    { id: 'Charge', path: 'charge', files: [] },
  ]
  expect(listFiles('template.yaml', files, { code, nodes })).toEqual({
    files: [
      { path: undefined, name: 'template.yaml', note: 'the template' },
      { path: 'handlers/a.mjs', name: 'handlers/a.mjs', note: 'pack' },
      { path: 'lib/b.mjs', name: 'lib/b.mjs', note: 'nobody’s code' },
    ],
    missing: [{ id: 'Charge', path: 'charge', owner: 'charge' }],
  })
})

it('a template without code in files stands alone', () => {
  expect(listFiles('a.yaml', {}, undefined)).toEqual({ files: [{ path: undefined, name: 'a.yaml', note: 'the template' }], missing: [] })
})
