import { describe, expect, it } from 'vitest'
import { describeRate, parseDuration, parseMoment, parseRate, parseShare } from './quantities.ts'
import { findings, opened } from './testing/open.ts'

const template = (settings: string) =>
  opened(
    `Metadata:\n  Switchyard:\n${settings.replace(/^/gm, '    ')}\nResources:\n  Orders: { Type: AWS::SNS::Topic }\n  Work: { Type: AWS::SQS::Queue }\n`,
  )

describe('Metadata: Switchyard', () => {
  it('has defaults for everything', () => {
    const { settings } = opened('Resources:\n  Orders: { Type: AWS::SNS::Topic }\n')
    expect(settings).toEqual({
      title: 'shop',
      sentence: '',
      seed: 42,
      startMs: Date.UTC(2026, 0, 5, 9),
      pace: { profile: 'aws', callMs: 10, deliverMs: 30, invokeMs: 10, coldStartMs: 250 },
      traffic: [],
      people: [],
      endpoints: [],
      objects: [],
      mocks: {},
      sampleResults: false,
      taskMocks: { sample: false, states: {}, calls: {} },
      realism: { profile: 'honest' },
      queueRealism: {},
      settling: false,
      faults: [],
    })
  })

  it('reads what is written', () => {
    const { settings, nodes, diagnostics } = template(`Version: 1
Title: Shop
Sentence: One order.
Seed: 7
Start: 2026-02-03T04:05:06Z
Pace: { Call: 20 ms, Deliver: 1 s }
Nodes: { Orders: { X: 10, Y: -20.5 } }
Faults: []
Notes: []`)
    expect(diagnostics).toEqual([])
    expect(settings).toMatchObject({ title: 'Shop', sentence: 'One order.', seed: 7, startMs: Date.UTC(2026, 1, 3, 4, 5, 6) })
    expect(settings.pace).toEqual({ profile: 'own', callMs: 20, deliverMs: 1000, invokeMs: 10, coldStartMs: 250 })
    expect(nodes.map(({ id, position }) => [id, position])).toEqual([
      ['Orders', { x: 10, y: -20.5 }],
      ['Work', undefined],
    ])
  })

  it.each([
    ['visible', { profile: 'visible', callMs: 600, deliverMs: 600, invokeMs: 600, coldStartMs: 250 }],
    ['none', { profile: 'none', callMs: 0, deliverMs: 0, invokeMs: 0, coldStartMs: 0 }],
  ])('knows the pace %s', (name, pace) => {
    expect(template(`Pace: ${name}`).settings.pace).toEqual(pace)
  })

  it('reads traffic', () => {
    const { settings, wires, nodes } = template(`Traffic:
  Shop:
    Label: Web shop
    To: Orders
    Rate: 18/min
    Jitter: 30 %
    Start: 2 s
    Count: 5
    Name: ord-{{n}}
    Messages:
      - Weight: 3
        Body: '{"n":{{n}}}'
        Attributes: { type: order, amount: 80, tags: [a, b], raw: { DataType: Number.int, StringValue: '1' } }
      - { Body: x, Group: '{{pick a|b}}', Deduplication: 'd-{{n}}', Subject: News }
      - hello
  Desk: { To: Work, Every: 90 s }`)
    expect(settings.traffic.map(({ range: _range, ...source }) => source)).toEqual([
      {
        id: 'Shop',
        label: 'Web shop',
        caption: '18 messages/min',
        to: 'Orders',
        everyMs: 3333,
        jitter: 0.3,
        startMs: 2000,
        count: 5,
        name: 'ord-{{n}}',
        messages: [
          {
            body: '{"n":{{n}}}',
            attributes: {
              type: { DataType: 'String', StringValue: 'order' },
              amount: { DataType: 'Number', StringValue: '80' },
              tags: { DataType: 'String.Array', StringValue: '["a","b"]' },
              raw: { DataType: 'Number.int', StringValue: '1' },
            },
            weight: 3,
          },
          { body: 'x', attributes: {}, weight: 1, group: '{{pick a|b}}', deduplication: 'd-{{n}}', subject: 'News' },
          { body: 'hello', attributes: {}, weight: 1 },
        ],
      },
      {
        id: 'Desk',
        label: 'Desk',
        caption: '1 message every 90 s',
        to: 'Work',
        everyMs: 90_000,
        jitter: 0,
        startMs: 0,
        count: undefined,
        name: 'Desk-{{n}}',
        messages: [{ body: '{"n":{{n}}}', attributes: {}, weight: 1 }],
      },
    ])
    expect(wires.map(({ id }) => id)).toEqual(['traffic:Shop', 'traffic:Desk'])
    expect(nodes.slice(0, 2).map(({ id, kind, name }) => `${id} ${kind} ${name}`)).toEqual(['Shop source Web shop', 'Desk source Desk'])
  })

  it('leaves out what it cannot use and says where', () => {
    const broken = template(`Sed: 1
Seed: -1
Start: yesterday
Pace: { Call: soon, Sped: 1 }
Nodes: { Orders: { X: left } }
Traffic:
  Shop: { To: Orders, Rate: often, Jitter: 200 %, Count: 1.5, Colour: red, Messages: [{ Body: [a], Weight: x, Attributes: { a: {} } }] }
  Orders: { To: Work }
  Lost: {}`)
    expect(findings(broken)).toEqual([
      'warning document.unknown-setting 3:5 Sed',
      'warning document.bad-setting 4:11 -1',
      'warning document.bad-setting 5:12 yesterday',
      'warning document.unknown-setting 6:25 Sped',
      'warning document.bad-setting 6:19 soon',
      'warning document.bad-setting 7:27 left',
      'warning document.bad-setting 7:22 { X: left }',
      'warning document.unknown-setting 9:67 Colour',
      'warning document.bad-setting 9:33 often',
      'warning document.bad-setting 9:48 200 %',
      'warning document.bad-setting 9:62 1.5',
      'warning document.bad-setting 9:112 x',
      'warning document.bad-setting 9:99 [a]',
      'warning document.bad-setting 9:132 {}',
      'warning document.traffic-target 10:21 Work',
      'warning document.traffic-target 11:7 Lost',
    ])
    expect(broken.settings.traffic.map(({ id, everyMs, jitter, count }) => [id, everyMs, jitter, count])).toEqual([
      ['Shop', 10_000, 0, undefined],
    ])
    expect(broken.nodes.map(({ id, kind, inert }) => `${id} ${kind} ${inert ?? ''}`)).toEqual([
      'Shop source ',
      'Lost source it does not say where to',
      'Orders topic ',
      'Work queue ',
    ])
  })
})

describe('quantities', () => {
  it.each([
    ['10 s', 10_000],
    ['500 ms', 500],
    ['2 min', 120_000],
    ['1 h', 3_600_000],
    ['1.5s', 1500],
    ['250', 250],
    ['1 day', 86_400_000],
  ])('%s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })
  it.each(['', 's', '-1 s', '1 fortnight', '1e3', '400 d', '1 constructor'])('%j is no duration', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })
  it.each([
    ['18/min', 3333],
    ['2/s', 500],
    ['1 per hour', 3_600_000],
    ['5000/s', 1],
  ])('%s comes every %i ms', (text, ms) => {
    expect(parseRate(text)).toBe(ms)
  })
  it.each(['0/min', '18', '/min', '18/moon'])('%j is no rate', (text) => {
    expect(parseRate(text)).toBeUndefined()
  })
  it('reads shares and moments', () => {
    expect([parseShare('30 %'), parseShare('0.3'), parseShare('1.1'), parseShare('x')]).toEqual([0.3, 0.3, undefined, undefined])
    expect(parseMoment('2024-02-29')).toBe(Date.UTC(2024, 1, 29))
    expect(parseMoment('2026-01-05T09:00:00.5Z')).toBe(Date.UTC(2026, 0, 5, 9, 0, 0, 500))
    expect([parseMoment('2023-02-29'), parseMoment('2026-13-01'), parseMoment('2026-01-05T25:00Z')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  it('says rates in words', () => {
    expect([3333, 20_000, 100, 90_000].map(describeRate)).toEqual([
      '18 messages/min',
      '3 messages/min',
      '10 messages/s',
      '1 message every 90 s',
    ])
  })
})
