import { gzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { encodeBase64 } from '../../../../../base/base64.ts'
import type { JsonObject } from '../../../../../base/json.ts'
import { encodeUtf8 } from '../../../../../base/utf8.ts'
import { distributed, mapWorld, put } from '../../testing/map-world.ts'

describe('a reader', () => {
  const reader = (config: object, Key = 'in'): object => ({
    ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: config, Parameters: { Bucket: 'box', Key } },
  })
  const read = (config: object, text: string): string => {
    const made = mapWorld()
    put(made, 'in', text)
    made.create('m', distributed(reader(config)))
    const execution = made.start('m', {})
    made.pass(1000)
    return made.outcome(execution)
  }

  it.each([
    [{ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, 'a,b\n1,"x, ""y"""\r\n2\n', '[{"a":"1","b":"x, \\"y\\""},{"a":"2","b":""}]'],
    [{ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 'b'], CSVDelimiter: 'PIPE' }, '1|2|3\n', '[{"a":"1","b":"2"}]'],
    [{ InputType: 'CSV', MaxItems: 1 }, 'a\n"1\n2"\n3', '[{"a":"1\\n2"}]'],
    [{ InputType: 'CSV' }, String.raw`a` + '\n' + String.raw`x\,y\\z\"\q`, '[{"a":"x,y\\\\z\\"q"}]'],
    [{ InputType: 'JSON' }, '[1, {"a": 2}]', '[1,{"a":2}]'],
    [{ InputType: 'JSON', ItemsPointer: '/x/0/y~1z' }, '{"x":[{"y/z":[5]}]}', '[5]'],
    [{ InputType: 'JSONL', MaxItems: 2 }, '1\n\n{"a":2}\n3\n', '[1,{"a":2}]'],
    [{ InputType: 'JSON' }, '[]', '[]'],
  ])('with %j', (config, text, items) => {
    expect(read(config, text)).toBe(`SUCCEEDED ${items}`)
  })

  it.each([
    [{ InputType: 'JSON' }, '{}', 'Attempting to map over non-iterable node.'],
    [{ InputType: 'JSON' }, '[1', 'The object is no JSON.'],
    [{ InputType: 'JSONL' }, '1\n{', 'Line 2 is no JSON.'],
    [{ InputType: 'JSON', ItemsPointer: '/x' }, '{"y":[]}', 'The ItemsPointer /x leads to nothing.'],
    [{ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, 'a,a\n1,2', 'CSV headers cannot contain duplicates.'],
    [{ InputType: 'PARQUET' }, 'PAR1', 'Switchyard does not read objects of type PARQUET.'],
  ])('with %j of %s fails the Map Run: %s', (config, text, cause) => {
    expect(read(config, text)).toBe(`FAILED States.ItemReaderFailed: ${cause}`)
  })

  it('fails the Map Run where there is no object, and can be caught so', () => {
    const made = mapWorld()
    const Catch = [{ ErrorEquals: ['States.ItemReaderFailed'], Next: 'C', ResultPath: null }]
    const map = distributed({ ...reader({ InputType: 'JSON' }, 'nowhere'), Catch }) as { States: { M: object } }
    made.create('m', { ...map, States: { ...map.States, C: { Type: 'Succeed' } } })
    const execution = made.start('m', {})
    made.pass(1000)
    expect(made.outcome(execution)).toBe('SUCCEEDED {}')
    const types = made.history(execution).map((line) => line.split(' ')[1])
    expect(types).toEqual(expect.arrayContaining(['MapRunStarted', 'MapRunFailed', 'MapStateFailed']))
  })

  it('lists objects, and reads what they hold where it is told so', () => {
    const made = mapWorld()
    for (const name of ['p/a', 'p/b', 'q/c']) put(made, name, `["${name}"]`)
    const list = (ReaderConfig: object): object => ({
      ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', ReaderConfig, Parameters: { Bucket: 'box', Prefix: 'p/' } },
      ItemSelector: { 'v.$': '$$.Map.Item.Value', 's.$': '$$.Map.Item.Source' },
    })
    made.create('names', distributed(list({})))
    made.create('items', distributed(list({ InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN' })))
    const [names, items] = [made.start('names'), made.start('items')]
    made.pass(1000)
    const listed = JSON.parse(made.outcome(names).replace('SUCCEEDED ', '')) as readonly { v: JsonObject; s: string }[]
    expect(listed.map(({ v, s }) => [v['Key'], v['Size'], v['StorageClass'], s])).toEqual([
      ['p/a', 7, 'STANDARD', 'S3://box'],
      ['p/b', 7, 'STANDARD', 'S3://box'],
    ])
    expect(made.outcome(items)).toBe('SUCCEEDED [{"v":"p/a","s":"S3://box/p/a"},{"v":"p/b","s":"S3://box/p/b"}]')
  })

  it('follows manifests, to packed objects too', () => {
    const made = mapWorld()
    put(made, 'part-1', 'x,1\n')
    const Body = encodeBase64(gzipSync(encodeUtf8('y,2\n')))
    made.call('PutObject', { Bucket: 'box', Key: 'part-2', Body }, { service: 's3' })
    put(made, 'athena', 's3://box/part-1\ns3://box/part-2\n')
    const files = [{ key: 'part-1', size: 4 }, { key: 'part-2' }]
    put(made, 'inventory', JSON.stringify({ fileFormat: 'CSV', fileSchema: 'Key, Size', destinationBucket: 'arn:aws:s3:::box', files }))
    const given = { CSVHeaderLocation: 'GIVEN', CSVHeaders: ['n', 'v'] }
    made.create('athena', distributed(reader({ InputType: 'CSV', ManifestType: 'ATHENA_DATA', ...given }, 'athena')))
    made.create('inventory', distributed(reader({ InputType: 'MANIFEST' }, 'inventory')))
    const [athena, inventory] = [made.start('athena'), made.start('inventory')]
    made.pass(1000)
    expect(made.outcome(athena)).toBe('SUCCEEDED [{"n":"x","v":"1"},{"n":"y","v":"2"}]')
    expect(made.outcome(inventory)).toBe('SUCCEEDED [{"Key":"x","Size":"1"},{"Key":"y","Size":"2"}]')
  })
})
