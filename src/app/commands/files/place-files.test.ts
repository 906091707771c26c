import { describe, expect, it } from 'vitest'
import { placeFiles } from './place-files.ts'

const pack = { id: 'Pack', path: 'handlers', handler: 'pack.handler', files: ['handlers/pack.mjs'] }
const charge = { id: 'Charge', path: 'charge', handler: 'src/index.handler', files: [] }
const refund = { id: 'Refund', path: 'refund', handler: 'src/index.handler', files: [] }
const single = { id: 'Single', path: 'lib/single.js', files: [] }
const open = { path: 'template.yaml', files: { 'handlers/pack.mjs': 'old' }, code: [pack, charge, refund, single] }

describe('code that came without a template', () => {
  it.each([
    ['takes the place of a file of its name', 'pack.mjs', 'handlers/pack.mjs'],
    ['takes the place of a file at its path', 'handlers/pack.mjs', 'handlers/pack.mjs'],
    ['comes where the template names it', 'single.js', 'lib/single.js'],
    ['comes where a handler would be looked for', 'pack.cjs', 'handlers/pack.cjs'],
    ['comes where its folder says, of two that bear its name', 'refund/src/index.mjs', 'refund/src/index.mjs'],
    ['comes beside a handler in its folder', 'handlers/boxes.mjs', 'handlers/boxes.mjs'],
  ])('%s', (_, dropped, place) => {
    expect(placeFiles({ [dropped]: 'new' }, open)).toEqual({ files: { [place]: 'new' }, homeless: [] })
  })

  it('has no place when two could be it, unless it was dropped onto one', () => {
    expect(placeFiles({ 'index.mjs': 'i' }, open)).toEqual({
      files: {},
      homeless: [{ path: 'index.mjs', places: ['charge/src/index.mjs', 'refund/src/index.mjs'] }],
    })
    expect(placeFiles({ 'index.mjs': 'i' }, open, 'Refund').files).toEqual({ 'refund/src/index.mjs': 'i' })
  })

  it('has no place when nothing names it, unless it was dropped onto a function with a folder', () => {
    expect(placeFiles({ 'other.mjs': 'o' }, open)).toEqual({ files: {}, homeless: [{ path: 'other.mjs', places: [] }] })
    expect(placeFiles({ 'other.mjs': 'o' }, open, 'Pack').files).toEqual({ 'handlers/other.mjs': 'o' })
  })

  it('is looked for from the template’s own folder', () => {
    const below = { path: 'infra/template.yaml', files: {}, code: [{ ...pack, path: '../handlers', files: [] }] }
    expect(placeFiles({ 'pack.mjs': 'p' }, below).files).toEqual({ 'handlers/pack.mjs': 'p' })
  })
})
