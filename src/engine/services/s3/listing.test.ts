import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { askingWorld, type AskingWorld } from '../testing/asking-world.ts'
import { s3Service } from './index.ts'

function filled(keys: readonly string[]): AskingWorld {
  const world = askingWorld({ services: [s3Service] })
  world.ask('CreateBucket', { Bucket: 'shop' })
  for (const Key of keys) world.ask('PutObject', { Bucket: 'shop', Key })
  return world
}

interface Page {
  readonly Contents?: readonly { readonly Key: string }[]
  readonly CommonPrefixes?: readonly { readonly Prefix: string }[]
  readonly IsTruncated: boolean
  readonly KeyCount: number
  readonly NextContinuationToken?: string
}

function list(world: AskingWorld, more: JsonObject = {}): Page {
  return world.ask('ListObjectsV2', { Bucket: 'shop', ...more }) as unknown as Page
}

function namesOf({ Contents = [], CommonPrefixes = [] }: Page): string[] {
  return [...Contents.map(({ Key }) => Key), ...CommonPrefixes.map(({ Prefix }) => Prefix)]
}

const keys = ['a.txt', 'in/1', 'in/2', 'in/deep/3', 'out/4', 'z.txt']

it('lists all in the order of their names', () => {
  expect(list(filled(keys.toReversed()))).toMatchObject({
    Contents: keys.map((Key) => ({ Key, Size: 0, StorageClass: 'STANDARD', ETag: '"d41d8cd98f00b204e9800998ecf8427e"' })),
    KeyCount: 6,
    IsTruncated: false,
    MaxKeys: 1000,
    Name: 'shop',
    Prefix: '',
  })
  expect(list(filled([]))).toEqual({ KeyCount: 0, IsTruncated: false, MaxKeys: 1000, Name: 'shop', Prefix: '' })
})

it('tells keys that go on after a delimiter by what they have in common', () => {
  const world = filled(keys)
  const top = list(world, { Delimiter: '/' })
  expect([top.Contents?.map(({ Key }) => Key), top.CommonPrefixes, top.KeyCount]).toEqual([
    ['a.txt', 'z.txt'],
    [{ Prefix: 'in/' }, { Prefix: 'out/' }],
    4,
  ])
  expect(namesOf(list(world, { Delimiter: '/', Prefix: 'in/' }))).toEqual(['in/1', 'in/2', 'in/deep/'])
  expect(namesOf(list(world, { Prefix: 'in/', StartAfter: 'in/1' }))).toEqual(['in/2', 'in/deep/3'])
})

it('asks nothing of a page of none, and refuses what is no page', () => {
  const world = filled(keys)
  expect(list(world, { MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false })
  expect(world.ask('ListObjectsV2', { Bucket: 'shop', MaxKeys: -1 })).toBe(
    'InvalidArgument: Argument maxKeys must be an integer between 0 and 2147483647',
  )
  expect(world.ask('ListObjectsV2', { Bucket: 'shop', ContinuationToken: 'x' })).toBe(
    'InvalidArgument: The continuation token provided is incorrect',
  )
  expect(namesOf(list(filled(['a b/ü']), { EncodingType: 'url' }))).toEqual(['a+b/%C3%BC'])
})

const name = fc.string({ unit: fc.constantFrom('a', 'b', '/', '\u{1F600}', '\uFFFD', 'ü'), minLength: 1, maxLength: 6 })

it('tells every key or its common beginning once, in the order of its UTF-8, however long a page is', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 90 }),
      fc.record({
        MaxKeys: fc.integer({ min: 1, max: 7 }),
        Prefix: fc.constantFrom('', 'a', 'a/'),
        Delimiter: fc.constantFrom('', '/', 'b'),
      }),
      fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 2 }),
      (given, { Delimiter, ...asked }, StartAfter) => {
        const world = filled(given)
        const told: string[] = []
        let token: string | undefined
        do {
          const page = list(world, {
            ...asked,
            ...(Delimiter !== '' && { Delimiter }),
            ...(StartAfter !== '' && { StartAfter }),
            ...(token !== undefined && { ContinuationToken: token }),
          })
          expect(page.KeyCount).toBeLessThanOrEqual(asked.MaxKeys)
          expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined)
          told.push(...namesOf(page))
          token = page.NextContinuationToken
        } while (token !== undefined)
        const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('hex')
        const wanted = given.filter((key) => key.startsWith(asked.Prefix) && bytes(key) > bytes(StartAfter))
        const shown = wanted.map((key) => {
          const at = Delimiter === '' ? -1 : key.indexOf(Delimiter, asked.Prefix.length)
          return at < 0 ? key : key.slice(0, at + Delimiter.length)
        })
        expect(told.toSorted()).toEqual([...new Set(shown)].toSorted())
        // With a delimiter a page tells keys before beginnings; without one all stand in one order.
        expect(Delimiter === '' ? told.map(bytes) : []).toEqual(Delimiter === '' ? wanted.map(bytes).toSorted() : [])
      },
    ),
    { numRuns: 60 },
  )
})
