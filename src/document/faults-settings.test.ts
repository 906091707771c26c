import { describe, expect, it } from 'vitest'
import { compareTemplates } from './compare-templates.ts'
import { findings, opened } from './testing/open.ts'

const template = (settings: string) =>
  opened(`Metadata:
  Switchyard:
    Traffic: { Shop: { To: News } }
    Endpoints: { Partner: { Url: https://a.example/hook } }
    People: { Ops: { Address: ops@example.com } }
${settings.replace(/^/gm, '    ')}
Resources:
  News: { Type: AWS::SNS::Topic }
  Work: { Type: AWS::SQS::Queue }
  Idle: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a.b, Role: r, Code: { ZipFile: x } } }
  ToPartner: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: https, Endpoint: 'https://a.example/hook' } }
  ToOps: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: email, Endpoint: ops@example.com } }
`)

const told = (settings: string) => template(settings).settings.faults.map(({ range: _range, ...fault }) => fault)

describe('Faults', () => {
  it('reads a node, what is broken, from when and until when', () => {
    const settings = `Faults:
  - { Node: Work, Outage: on, From: 30 s, For: 10 min }
  - { Node: News, Errors: 12.5 %, Until: 1 h }
  - { Node: Partner, Latency: 800 ms, From: 5 s }
  - { Node: Ops, Outage: yes }`
    expect(template(settings).diagnostics.filter(({ severity }) => severity === 'warning')).toEqual([])
    expect(told(settings)).toEqual([
      { node: 'Work', setting: { kind: 'outage' }, fromMs: 30_000, untilMs: 630_000 },
      { node: 'News', setting: { kind: 'errors', percent: 12.5 }, fromMs: 0, untilMs: 3_600_000 },
      { node: 'Partner', setting: { kind: 'latency', ms: 800 }, fromMs: 5_000 },
      { node: 'Ops', setting: { kind: 'outage' }, fromMs: 0 },
    ])
  })

  it('keeps to its bounds', () => {
    expect(
      told(`Faults:
  - { Node: Work, Errors: 100 % }
  - { Node: Work, Errors: 0 % }
  - { Node: Work, Errors: 101 % }
  - { Node: Work, Latency: 1 h }
  - { Node: Work, Latency: 0 s }
  - { Node: Work, Latency: 3601 s }`).map(({ setting }) => setting),
    ).toEqual([
      { kind: 'errors', percent: 100 },
      { kind: 'latency', ms: 3_600_000 },
    ])
    const many = Array.from({ length: 101 }, () => '  - { Node: Work, Outage: on }').join('\n')
    expect(told(`Faults:\n${many}`)).toHaveLength(100)
  })

  it('leaves out what it cannot use and says where', () => {
    const broken = template(`Faults:
  - { Node: Work }
  - { Outage: on }
  - { Node: Work, Outage: on, Latency: 1 s }
  - { Node: Work, Outage: off }
  - { Node: Work, Outage: on, From: soon, For: 0 s, Colour: red }
  - { Node: Work, Outage: on, From: 20 s, Until: 20 s }
  - { Node: Work, Outage: on, For: 1 s, Until: 9 s }
  - { Node: Nobody, Outage: on }
  - { Node: Shop, Outage: on }
  - { Node: Idle, Outage: on }
  - outage`)
    expect(findings(broken).filter((finding) => finding.startsWith('warning'))).toEqual([
      'warning document.bad-setting 7:9 { Node: Work }',
      'warning document.bad-setting 8:9 { Outage: on }',
      'warning document.bad-setting 9:9 { Node: Work, Outage: on, Latency: 1 s }',
      'warning document.bad-setting 10:31 off',
      'warning document.unknown-setting 11:57 Colour',
      'warning document.bad-setting 11:41 soon',
      'warning document.bad-setting 11:52 0 s',
      'warning document.bad-setting 12:54 20 s',
      'warning document.bad-setting 13:52 9 s',
      'warning document.bad-setting 17:9 outage',
      'warning document.fault-target 14:17 Nobody',
      'warning document.fault-target 15:17 Shop',
      'warning document.fault-target 16:17 Idle',
    ])
    expect(broken.settings.faults.map(({ fromMs, untilMs }) => [fromMs, untilMs])).toEqual([
      [0, undefined],
      [20_000, undefined],
      [0, 1_000],
    ])
    expect(findings(template('Faults: { Work: on }')).filter((finding) => finding.startsWith('warning'))).toEqual([
      'warning document.bad-setting 6:13 { Work: on }',
    ])
  })

  it('breaks buckets and buses, and a rule through its bus', () => {
    const stores = opened(`Metadata:
  Switchyard:
    Faults:
      - { Node: Files, Outage: on }
      - { Node: Bus, Latency: 1 s }
      - { Node: Sales, Outage: on }
Resources:
  Files: { Type: AWS::S3::Bucket }
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: shop } }
  Sales: { Type: AWS::Events::Rule, Properties: { EventBusName: !Ref Bus, EventPattern: { source: [shop] } } }
`)
    expect(stores.settings.faults.map(({ node }) => node)).toEqual(['Files', 'Bus'])
    expect(stores.diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining('a rule is a part of its bus')])
  })

  it('is a difference of two templates, wherever it stands', () => {
    const fault = 'Faults: [{ Node: Work, Outage: on }]'
    const changes = (before: string, after: string) => compareTemplates(template(before), template(after)).settingsChanged
    expect(changes(fault, `\n# broken on purpose\n${fault}`)).toEqual([])
    expect(changes(fault, 'Faults: [{ Node: Work, Latency: 1 s }]')).toEqual(['Faults'])
  })
})
