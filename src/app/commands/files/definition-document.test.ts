import { describe, expect, it } from 'vitest'
import { openTemplate } from '../../../document/index.ts'
import { documentOfDefinition, documentOfPasted, isDefinition } from './definition-document.ts'
import { sortFiles } from './sort-files.ts'

const flow = '{\r\n  "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }\n'
const yamlFlow = 'Comment: waits\nStartAt: A\nStates:\n  A: { Type: Wait, Seconds: 1, End: true }\n'

describe('a workflow without a template', () => {
  it.each([
    ['JSON', flow, true],
    ['JSON in one line', '{"StartAt":"A","States":{}}', true],
    ['YAML', yamlFlow, true],
    ['JSON whose tasks have Resources', '{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{\n"Resources":[1]}}}}', true],
    ['JSON that is cut off', '{\n  "StartAt": "A",\n  "States": {\n    "A": {', true],
    ['JSON in one line with a number to be filled in', '{"StartAt":"A","States":{"A":{"TimeoutSeconds":${T},"Type":"Task"}}}', true],
    ['a template in JSON that cannot be read', '{"Resources":{"M":{"StartAt":"A","States":{}}},}', false],
    ['a template that holds one', `Resources:\n  M:\n    Definition:\n      StartAt: A\n      States: {}\n`, false],
    ['a template in JSON', '{"Resources":{"M":{"StartAt":"A","States":{}}}}', false],
    ['other JSON', '{"name":"a"}', false],
  ])('is told by its outermost members: %s', (_, text, expected) => {
    expect(isDefinition(text)).toBe(expected)
  })

  it('stays a file, byte for byte, beside a template that names it', () => {
    const made = documentOfDefinition('flows/order-flow.asl.json', flow)
    expect(made.path).toBe('flows/order-flow.yaml')
    expect(made.files).toEqual({ 'flows/order-flow.asl.json': flow })
    const opened = openTemplate(made.text, { name: made.path, files: made.files })
    const resource = opened.ok ? opened.value.resources['OrderFlow'] : undefined
    expect(resource?.workflow).toMatchObject({ type: 'STANDARD', definition: flow, path: 'order-flow.asl.json' })
    expect(opened.ok && opened.value.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('gets values for what is to be filled in', () => {
    const text = flow.replace('"Succeed"', '"Task", "Resource": "${PayArn}", "Parameters": { "TableName": "${Table}" }, "End": true')
    expect(documentOfDefinition('2nd.json', text).text).toContain(
      '      DefinitionSubstitutions:\n        PayArn: arn:aws:lambda:us-east-1:111111111111:function:PayArn\n        Table: Table\n',
    )
    expect(documentOfDefinition('2nd.json', text).text).toContain('  Workflow2nd:\n')
  })

  it('may be pasted, and everything else is pasted as it is', () => {
    expect(documentOfPasted(yamlFlow)?.files).toEqual({ 'workflow.asl.yaml': yamlFlow })
    expect(documentOfPasted('Resources: {}')).toBeUndefined()
  })

  it('comes with its template where that came too, and goes to the open document where that lacks it', () => {
    const template = 'Resources:\n  A: {}\n'
    expect(sortFiles({ 'shop/template.yaml': template, 'shop/flow.asl.yaml': yamlFlow }, 'shop')).toMatchObject({
      path: 'template.yaml',
      files: { 'flow.asl.yaml': yamlFlow },
    })
    expect(sortFiles({ 'flow.asl.json': flow }, undefined)).toMatchObject({ kind: 'document', path: 'flow.yaml' })
    expect(sortFiles({ 'flow.asl.json': flow }, undefined, ['state/flow.asl.json'])).toEqual({
      kind: 'code',
      files: { 'flow.asl.json': flow },
    })
  })
})
