import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ArchivedDocument, toEntries } from '../../documents/library-archive.ts'
import type { FoundFile } from './limits.ts'
import { readFiles } from './read-files.ts'

function file(path: string, content: string | Uint8Array): FoundFile {
  const bytes = typeof content === 'string' ? strToU8(content) : content
  return { path, size: bytes.byteLength, read: () => Promise.resolve(bytes) }
}

const read = (...files: readonly FoundFile[]) => readFiles({ files, hasPackages: false })
const zip = (entries: Zippable, name = 'shop.zip') => read(file(name, zipSync(entries)))
const bytes = strToU8('a')

async function refusal(reading: ReturnType<typeof read>): Promise<string> {
  const result = await reading
  if (result.ok) throw new Error('it was taken')
  return `${result.error.title}: ${result.error.lines.join(' ')}`
}

describe('files that are opened', () => {
  it('are texts by their path; what cannot be of use is left out', async () => {
    const result = await read(
      file('shop/template.yaml', 'Résources'),
      file('shop/a.mjs', 'a'),
      file('shop/logo.png', new Uint8Array([255])),
    )
    expect(result).toEqual({
      ok: true,
      value: { texts: { 'shop/template.yaml': 'Résources', 'shop/a.mjs': 'a' }, top: 'shop', hasPackages: false },
    })
  })

  it('keep their byte-order mark: it is written out again', async () => {
    const result = await read(file('template.yaml', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)))
    expect(result).toMatchObject({ ok: true, value: { texts: { 'template.yaml': '\uFEFFa' } } })
  })

  it.each([
    ['larger than 1 MB', () => read(file('a.mjs', new Uint8Array(1_000_001))), /^a\.mjs is too large: It has 1\.0 MB/],
    ['no text', () => read(file('a.mjs', new Uint8Array([0xff, 0xfe]))), /^a\.mjs is not text/],
    ['bytes with a zero', () => read(file('a.mjs', new Uint8Array([65, 0, 66]))), /^a\.mjs is not text/],
    ['too many', () => read(...Array.from({ length: 201 }, (_, n) => file(`${n}.js`, 'a'))), /^That is too much: 201 files/],
    ['too much together', () => read(...Array.from({ length: 6 }, (_, n) => file(`${n}.js`, new Uint8Array(900_000)))), /5\.4 MB together/],
    ['nothing of use', () => read(file('a.png', 'a'), file('b.png', 'b')), /^Nothing here can be opened/],
    ['TypeScript', () => read(file('a.ts', 'a')), /^a\.ts cannot be opened: TypeScript is not run here/],
    ['an archive among others', () => read(file('a.zip', 'a'), file('b.js', 'b')), /^a\.zip came with other files/],
    ['a broken archive', () => read(file('a.zip', 'a')), /^a\.zip cannot be read/],
    ['a large archive', () => read({ ...file('a.zip', 'a'), size: 10_000_001 }), /^a\.zip is too large/],
    [
      'gone in the meantime',
      () => read({ ...file('a.js', 'a'), read: () => Promise.reject(new Error('gone')) }),
      /^a\.js could not be read/,
    ],
  ])('are refused when they are %s', async (_, reading, says) => {
    expect(await refusal(reading())).toMatch(says)
  })
})

describe('an archive', () => {
  it('opens as the folder that it holds; packages, repositories and pictures are left out', async () => {
    const entries = {
      shop: {
        'template.yaml': bytes,
        handlers: { 'pack.mjs': bytes },
        node_modules: { 'a.js': bytes },
        '.git': { 'b.js': bytes },
        'c.png': bytes,
      },
    }
    const result = await zip(entries)
    expect(result).toEqual({
      ok: true,
      value: { texts: { 'shop/template.yaml': 'a', 'shop/handlers/pack.mjs': 'a' }, top: 'shop', hasPackages: true },
    })
  })

  it('without a folder is called by its own name', async () => {
    const result = await zip({ 'template.yaml': bytes, 'a\\b.mjs': bytes })
    expect(result).toMatchObject({ value: { texts: { 'template.yaml': 'a', 'a/b.mjs': 'a' }, top: 'shop' } })
  })

  it.each(['../a.js', 'a/../../b.js', '/a.js', 'C:\\a.js', '..\\a.js'])(
    'with a path that leads out of it is not opened: %s',
    async (path) => {
      expect(await refusal(zip({ 'template.yaml': bytes, [path]: bytes }))).toMatch(/^shop\.zip is not opened: .* leads out of it/)
    },
  )

  it('of small bytes and large files is not unpacked', async () => {
    expect(await refusal(zip({ 'a.js': new Uint8Array(2_000_000) }))).toMatch(/^a\.js in shop\.zip is too large/)
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`${n}.js`, new Uint8Array(900_000)]))
    expect(await refusal(zip(many))).toMatch(/^shop\.zip is too large/)
  })

  it('of very many files is not opened', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`${n}.png`, new Uint8Array(0)]))
    expect(await refusal(zip(many))).toMatch(/^shop\.zip holds too much/)
  })
})

describe('an archive of documents', () => {
  const documents: readonly ArchivedDocument[] = [
    { name: 'Orders', path: 'template.yaml', openedAs: 'shop', text: '\uFEFFResources: {}\r\n', files: { 'a.mjs': 'a' } },
    { name: 'Orders', path: 'b.json', openedAs: 'b', text: '{}', files: {} },
  ]
  const packed = (entries: Readonly<Record<string, string>>) =>
    zip(Object.fromEntries(Object.entries(entries).map(([path, text]) => [path, strToU8(text)])), 'all.zip')

  it('gives back every byte of each of them', async () => {
    expect(await packed(toEntries(documents))).toEqual({ ok: true, value: { documents } })
  })

  it('may be larger than a document, within its own bounds', async () => {
    const text = `"${'x'.repeat(900_000)}"`
    const result = await packed(
      toEntries(Array.from({ length: 12 }, (_, n) => ({ name: `d${n}`, path: 'b.json', openedAs: 'b', text, files: {} }))),
    )
    expect(result.ok && 'documents' in result.value && result.value.documents).toHaveLength(12)
  })

  it('is refused where it is damaged, or leads out of itself', async () => {
    const { 'Orders/template.yaml': _, ...damaged } = toEntries(documents)
    expect(await refusal(packed(damaged))).toMatch(/^all\.zip cannot be read: It is damaged/)
    expect(await refusal(packed({ ...toEntries(documents), '../a.mjs': 'a' }))).toMatch(/^all\.zip is not opened/)
  })
})
