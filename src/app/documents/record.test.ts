import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName, mostNameCharacters, remarkedName } from './document-name.ts'
import { exportDocument, fileName } from './export-file.ts'
import { rawText, readRecord } from './record.ts'
import { draft } from './testing/tabs.ts'

const whole = {
  ...draft().content,
  format: 1,
  id: 'one',
  name: 'Orders',
  path: 'orders.yaml',
  openedAs: 'orders',
  createdMs: 1,
  changedMs: 2,
  revision: 3,
}

describe('a record', () => {
  it('is read as it was written, and unknown fields are dropped', () => {
    expect(readRecord({ ...whole, tomorrow: 1 })).toEqual({ ok: true, value: whole })
  })

  it('is unreadable as soon as one field is missing or of another kind, and never throws', () => {
    for (const field of Object.keys(whole)) {
      for (const wrong of [undefined, null, Number.NaN, [], {}, 'x', true]) {
        const changed = { ...whole, [field]: wrong }
        const isFitting =
          (typeof wrong === 'string' && typeof whole[field as keyof typeof whole] === 'string') ||
          (field === 'files' && wrong?.constructor === Object)
        expect(readRecord(changed).ok, `${field} = ${String(wrong)}`).toBe(isFitting)
      }
    }
    fc.assert(fc.property(fc.anything(), (value) => readRecord(value).ok === false && typeof rawText(value) === 'string'))
  })

  it('of a newer form says so', () => {
    expect(readRecord({ ...whole, format: 2 })).toMatchObject({ ok: false, error: { isNewer: true } })
  })

  it('cannot give its files another prototype', () => {
    const files = JSON.parse('{"__proto__":"text","a.js":"code"}') as Record<string, string>
    const read = readRecord({ ...whole, files })
    expect(read.ok && Object.getPrototypeOf(read.value.files)).toBe(Object.prototype)
    expect(read.ok && Object.keys(read.value.files)).toEqual(['__proto__', 'a.js'])
  })
})

describe('a name', () => {
  it('is one trimmed line of at most 100 characters, none cut in half', () => {
    expect(cleanName('  Grüße\n\t aus  東京 ')).toBe('Grüße aus 東京')
    expect(cleanName(' \u0000\n ')).toBe('Untitled')
    expect([...cleanName('👋'.repeat(150))]).toHaveLength(mostNameCharacters)
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => cleanName(cleanName(typed)) === cleanName(typed)))
  })

  it('gives way to the remark behind it', () => {
    expect(remarkedName('Orders', 'copy')).toBe('Orders (copy)')
    expect([...remarkedName('x'.repeat(100), 'from another tab')]).toHaveLength(mostNameCharacters)
  })
})

describe('an export', () => {
  it('has a name that every system takes', () => {
    expect(fileName('../a/b:c*?"<>|\u202e.yaml')).toBe('-a-b-c-.yaml')
    expect(fileName('...')).toBe('template')
  })

  it('is the text itself, called after its form', async () => {
    const json = await exportDocument({ name: 'Orders', path: 'pasted', text: ' {"Resources":{}}', files: {} })
    expect([json.name, await json.blob.text()]).toEqual(['Orders.json', ' {"Resources":{}}'])
    expect((await exportDocument({ name: 'Orders', path: 'a/b.template', text: 'x', files: {} })).name).toBe('Orders.template')
  })

  it('is the same archive whenever it is made', async () => {
    const make = () => exportDocument({ name: 'Orders', path: 'template.yaml', text: 'x', files: { 'a/b.mjs': 'y' } })
    const [one, other] = [await make(), await make()]
    expect(one.name).toBe('Orders.zip')
    expect(new Uint8Array(await one.blob.arrayBuffer())).toEqual(new Uint8Array(await other.blob.arrayBuffer()))
  })
})
