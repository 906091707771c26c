import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../../tools/shared-data.mjs'
import { openTemplate } from '../../../document/index.ts'
import { workflowPictureOf } from '../../../engine/simulation/index.ts'
import { flawsOf } from '../testing/sound-layout.ts'
import { layWorkflow } from './lay-workflow.ts'

const index = sharedData('asl-corpus/index.json')

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: flow.asl.json }
`

describe.skipIf(index === undefined)('workflows of other people', () => {
  const folder = index === undefined ? '' : dirname(index)
  const files = index === undefined ? [] : (JSON.parse(readFileSync(index, 'utf8')) as { files: { file: string }[] }).files

  it('is laid out without overlaps, each of them', () => {
    const flaws = files.flatMap(({ file }) => {
      const opened = openTemplate(template, { name: 'template.yaml', files: { 'flow.asl.json': readFileSync(join(folder, file), 'utf8') } })
      const picture = opened.ok ? workflowPictureOf(opened.value, 'Flow', 'template.yaml') : undefined
      if (picture === undefined || picture.root.states.length === 0) return [`${file} has no picture`]
      const layout = layWorkflow(picture, new Set())
      return flawsOf(picture.root, layout).map((flaw) => `${file}: ${flaw}`)
    })
    expect(files.length).toBeGreaterThan(0)
    expect(flaws).toEqual([])
  })
})
