import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { md5Hex, sha256Hex } from './checksum.ts'
import { decodeUtf8, encodeUtf8, utf8Length } from './utf8.ts'

const anyText = fc.string({ unit: 'binary' })

describe('UTF-8', () => {
  test('texts become the bytes that the platform gives, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constant('a\ud800b'), fc.constant('\udc00')), (text) => {
        expect(Buffer.from(encodeUtf8(text)).equals(Buffer.from(text))).toBe(true)
        expect(utf8Length(text)).toBe(Buffer.byteLength(text))
      }),
    )
  })

  test('texts survive the way there and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeUtf8(encodeUtf8(text))).toBe(text)
      }),
    )
  })

  test('bytes that are no UTF-8 become replacement characters', () => {
    expect(decodeUtf8(new Uint8Array([0x61, 0xff, 0x62]))).toBe('a\ufffdb')
    expect(decodeUtf8(new Uint8Array([0xc0, 0x80]))).toBe('\ufffd\ufffd')
    expect(decodeUtf8(new Uint8Array([0xed, 0xa0, 0x80]))).toBe('\ufffd\ufffd\ufffd')
  })
})

describe('base64', () => {
  test('bytes become what the platform gives, and come back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = encodeBase64(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64'))
        expect(decodeBase64(text)).toEqual({ ok: true, value: bytes })
      }),
    )
  })

  test('a character that does not belong is named by its offset', () => {
    expect(decodeBase64('QU*D')).toEqual({ ok: false, error: { offset: 2 } })
    expect(decodeBase64('QUJ')).toEqual({ ok: false, error: { offset: 3 } })
  })
})

test('MD5 of any bytes and of every length up to two blocks is what the platform gives', () => {
  const md5Of = (data: string | Uint8Array): string => createHash('md5').update(data).digest('hex')
  for (let length = 0; length <= 130; length++)
    expect(md5Hex('é'.repeat(length >> 1).padEnd(length, 'x'))).toBe(md5Of('é'.repeat(length >> 1).padEnd(length, 'x')))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void expect(md5Hex(bytes)).toBe(md5Of(bytes))))
})

test('the MD5 of a long text is that of the platform, and so is that of the short one after it', () => {
  for (const length of [2_038, 2_039, 2_040, 2_047, 2_048, 5_000, 1, 0, 64, 3]) {
    for (const text of ['x'.repeat(length), `${'x'.repeat(length)}é`])
      expect(md5Hex(text)).toBe(createHash('md5').update(text).digest('hex'))
  }
})

test('checksums are those that AWS shows', () => {
  expect(md5Hex('a')).toBe('0cc175b9c0f1b6a831c399e269772661')
  expect(md5Hex('test')).toBe('098f6bcd4621d373cade4e832627b4f6')
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
