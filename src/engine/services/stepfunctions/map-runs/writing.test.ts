import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../base/json.ts'
import { distributed, got, mapWorld, odd, outcomeOf, runOf } from '../testing/map-world.ts'

describe('a writer', () => {
  const writer = (more: object = {}): object => ({
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'box', Prefix: 'out' }, ...more },
  })

  it('puts results by their status beside a manifest, which goes on', () => {
    const made = mapWorld()
    made.create('m', distributed({ ...writer(), ToleratedFailureCount: 1, Label: 'L' }, odd))
    const execution = made.start('m', [0, 1, 2])
    made.pass(1000)
    const output = JSON.parse(made.outcome(execution).replace('SUCCEEDED ', '')) as {
      MapRunArn: string
      ResultWriterDetails: { Key: string }
    }
    const id = output.MapRunArn.split(':').pop() as string
    expect(output).toEqual({ MapRunArn: output.MapRunArn, ResultWriterDetails: { Bucket: 'box', Key: `out/${id}/manifest.json` } })
    const manifest = got(made, output.ResultWriterDetails.Key) as { ResultFiles: Record<string, readonly { Key: string }[]> }
    expect(manifest.ResultFiles['PENDING']).toEqual([])
    expect(manifest.ResultFiles['SUCCEEDED']?.map(({ Key }) => Key)).toEqual([`out/${id}/SUCCEEDED_0.json`])
    const succeeded = got(made, `out/${id}/SUCCEEDED_0.json`) as readonly JsonObject[]
    expect(succeeded.map(({ Input, Output, Status }) => [Input, Output, Status])).toEqual([
      ['0', '0', 'SUCCEEDED'],
      ['2', '2', 'SUCCEEDED'],
    ])
    expect(got(made, `out/${id}/FAILED_0.json`)).toMatchObject([{ Input: '1', Error: 'Odd', Status: 'FAILED' }])
  })

  it('tells of children that never began when the Map Run fails', () => {
    const made = mapWorld()
    made.create('m', distributed({ ...writer(), MaxConcurrency: 1 }, odd))
    const execution = made.start('m', [1, 2, 4])
    made.pass(1000)
    const id = String(runOf(made, execution)['mapRunArn']).split(':').pop() as string
    expect(got(made, `out/${id}/PENDING_0.json`)).toMatchObject([{ Input: '2' }, { Input: '4' }])
    expect(made.outcome(execution)).toMatch(/^FAILED States.ExceedTolerated/)
  })

  it('shapes results, also those that go on in the state', () => {
    const shaped = (WriterConfig: object): string => outcomeOf({ ResultWriter: { WriterConfig } }, [[1, 2], [3]])
    expect(shaped({ Transformation: 'FLATTEN', OutputType: 'JSON' })).toBe('SUCCEEDED [1,2,3]')
    expect(shaped({ Transformation: 'COMPACT', OutputType: 'JSONL' })).toBe(String.raw`SUCCEEDED "[1,2]\n[3]"`)
    expect(shaped({ Transformation: 'NONE', OutputType: 'JSON' })).toMatch(/"Output":"\[1,2\]","OutputDetails":{"Included":true}/)
  })

  it('fails the Map Run where there is no bucket', () => {
    const Parameters = { Bucket: 'nowhere', Prefix: '' }
    expect(outcomeOf({ ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters } }, [1])).toMatch(
      /^FAILED States.ResultWriterFailed: The specified bucket does not exist/,
    )
  })
})
