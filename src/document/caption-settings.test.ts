import { describe, expect, it } from 'vitest'
import { compareTemplates } from './compare-templates.ts'
import { editsOfFix } from './authoring/index.ts'
import { applyEdits } from '../text/edit.ts'
import { findings, opened } from './testing/open.ts'

const template = (caption: string) =>
  opened(`Resources:
  Orders: { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: 7 } }
  Lost: { Type: AWS::SQS::Queue }
Metadata:
  Switchyard:
    Traffic: { Shop: { To: Orders } }
    Caption:
${caption.replace(/^/gm, '      ')}
`)

/** The text after pressing the button of the first thing to try. */
function pressed(caption: string): string {
  const { text, tree, settings } = template(caption)
  const edits = editsOfFix(tree, settings.caption?.tries[0]?.fix ?? { title: '', changes: [] })
  if (!edits.ok) throw new Error(edits.error.message)
  return applyEdits(text, edits.value)
}

describe('Caption', () => {
  it('says what to look at and what to try: words, a node, a button', () => {
    const { settings, diagnostics } = template(`Look: Orders come back.
Try:
  - Wait a minute.
  - { Text: Look at the shop., At: Shop }
  - { Text: Hide them longer., At: Orders, Set: { Orders.VisibilityTimeout: 40 } }
  - { Text: Break it., Do: Make it fail, Set: { Switchyard.Faults: [{ Node: Orders, Outage: on }] } }`)
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(settings.caption).toEqual({
      look: 'Orders come back.',
      tries: [
        { text: 'Wait a minute.' },
        { text: 'Look at the shop.', at: 'Shop' },
        {
          text: 'Hide them longer.',
          at: 'Orders',
          fix: {
            title: 'Set VisibilityTimeout to 40',
            changes: [{ path: ['Resources', 'Orders', 'Properties', 'VisibilityTimeout'], value: 40 }],
          },
        },
        {
          text: 'Break it.',
          fix: {
            title: 'Make it fail',
            changes: [{ path: ['Metadata', 'Switchyard', 'Faults'], value: [{ Node: 'Orders', Outage: 'on' }] }],
          },
        },
      ],
    })
  })

  it('is none where nothing is written', () => {
    expect(opened('Resources:\n  Orders: { Type: AWS::SQS::Queue }\n').settings.caption).toBeUndefined()
  })

  it('its button edits the template, and a reference in quotes becomes one', () => {
    expect(pressed('Try: [{ Text: t, Set: { Orders.VisibilityTimeout: 40 } }]')).toContain('{ VisibilityTimeout: 40 }')
    const set = "Orders.RedrivePolicy: { deadLetterTargetArn: '!GetAtt Lost.Arn', maxReceiveCount: 5 }"
    expect(pressed(`Try: [{ Text: t, Set: { ${set} } }]`)).toContain(
      'RedrivePolicy: { deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5 }',
    )
  })

  it('sets an item of a list, or a part of one, by its number; a name with a dot stands in a JSON pointer', () => {
    const text = (set: string) => `Resources:
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: r
      Definition:
        StartAt: Size
        States:
          Size: { Type: Choice, Choices: [{ Variable: $.n, NumericLessThan: 5, Next: To a. }], Default: To a. }
          To a.: { Type: Wait, Seconds: 1, End: true }
Metadata:
  Switchyard:
    Caption: { Try: [{ Text: t, Set: { ${set} } }] }
`
    const done = (set: string) => {
      const { text: before, tree, settings, diagnostics } = opened(text(set))
      const fix = settings.caption?.tries[0]?.fix
      const edits = fix && editsOfFix(tree, fix)
      const line = edits?.ok
        ? applyEdits(before, edits.value)
            .split('\n')
            .find((each, at) => each !== before.split('\n')[at])
        : undefined
      return [fix?.title, line?.trim(), ...diagnostics.filter(({ severity }) => severity === 'warning').map(({ message }) => message)]
    }
    expect(done('Flow.Definition.States.Size.Choices.0.NumericLessThan: 9')).toEqual([
      'Set NumericLessThan to 9',
      'Size: { Type: Choice, Choices: [{ Variable: $.n, NumericLessThan: 9, Next: To a. }], Default: To a. }',
    ])
    expect(done("'/Flow/Definition/States/To a./Seconds': 3")).toEqual(['Set Seconds to 3', 'To a.: { Type: Wait, Seconds: 3, End: true }'])
    const another = '{ Variable: $.n, NumericLessThan: 7, Next: To a. }'
    expect(done(`Flow.Definition.States.Size.Choices.1: ${another}`)).toEqual([
      'Set item 2 of Choices',
      `Size: { Type: Choice, Choices: [{ Variable: $.n, NumericLessThan: 5, Next: To a. }, {Variable: $.n, NumericLessThan: 7, Next: To a.}], Default: To a. }`,
    ])
    for (const step of ['2', 'first', '-1'])
      expect(done(`Flow.Definition.States.Size.Choices.${step}: ${another}`)).toEqual([
        undefined,
        undefined,
        `Caption speaks of Flow.Definition.States.Size.Choices.${step}, but there is no item of that name.`,
      ])
  })

  it('names what is not there, and offers no button for it', () => {
    const broken = template(`Try:
  - { Text: a, At: Nobody }
  - { Text: b, Set: { Nobody.VisibilityTimeout: 1, Orders.VisibilityTimeout: 1 } }
  - { Text: c, Set: { Orders: 1 } }
  - { At: Orders }
  - { Text: d, Sett: 1 }`)
    expect(findings(broken).filter((line) => !line.startsWith('info'))).toEqual([
      'warning document.bad-setting 11:29 Orders',
      'warning document.bad-setting 12:11 { At: Orders }',
      'warning document.unknown-setting 13:22 Sett',
      'warning document.setting-target 9:26 Nobody',
      'warning document.setting-target 10:29 Nobody.VisibilityTimeout',
    ])
    expect(broken.settings.caption?.tries).toEqual([{ text: 'a' }, { text: 'b' }, { text: 'c' }, { text: 'd' }])
  })

  it.each(['just words', '[a]'])('must be a mapping, not %s', (written) => {
    const { settings, diagnostics } = opened(
      `Resources:\n  Orders: { Type: AWS::SQS::Queue }\nMetadata:\n  Switchyard: { Caption: ${written} }\n`,
    )
    expect(settings.caption).toBeUndefined()
    expect(diagnostics.map(({ message }) => message)).toContain('Caption must be a mapping of Look and Try; it is not used.')
  })

  it('changes nothing that runs', () => {
    const [before, after] = ['Look: Here.', 'Look: There.'].map(template)
    if (before === undefined || after === undefined) throw new Error('two were opened')
    expect(compareTemplates(before, after)).toEqual({ added: [], removed: [], changed: [], settingsChanged: ['Caption'] })
  })
})
