import { describe, expect, it } from 'vitest'
import { compareTemplates } from './index.ts'
import { findings, opened, wireLines } from './testing/open.ts'

const subscription = (id: string, protocol: string, endpoint: string) =>
  `  ${id}: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: ${protocol}, Endpoint: ${endpoint} } }\n`
const device = 'arn:aws:sns:us-east-1:111111111111:endpoint/GCM/app/42'
const hook = 'https://hooks.example.com/sns?key=1'
const template = (settings: string, more = '') =>
  opened(`Transform: AWS::Serverless-2016-10-31
Parameters: { Secret: { Type: String } }
Metadata:
  Switchyard:
    Version: 1
${settings.replace(/^/gm, '    ')}
Resources:
  T: { Type: AWS::SNS::Topic }
${more}`)
const all = [
  subscription('Mail', 'email', 'a@example.com'),
  subscription('Json', 'email-json', 'a@example.com'),
  subscription('Text', 'sms', "'+12025550100'"),
  subscription('Push', 'application', device),
  subscription('Hook', 'https', hook),
].join('')

const nodeLines = ({ nodes }: ReturnType<typeof template>) =>
  nodes
    .filter(({ kind }) => kind === 'inbox' || kind === 'endpoint')
    .map(({ id, kind, name, caption, detail }) => [id, kind, name, caption, detail ?? ''].join(' | '))

describe('people and endpoints', () => {
  it('are drawn once for each address, and called by it', () => {
    const plain = template('Seed: 1', all)
    expect(nodeLines(plain)).toEqual([
      'a@example.com | inbox | a@example.com | e-mail | email',
      '+12025550100 | inbox | +12025550100 | text messages | sms',
      `${device} | inbox | 42 | push notifications | push`,
      `${hook} | endpoint | hooks.example.com/sns | HTTPS · 200 | `,
    ])
    expect(wireLines(plain)).toEqual([
      'subscription T → a@example.com by Mail',
      'subscription T → a@example.com by Json',
      'subscription T → +12025550100 by Text',
      `subscription T → ${device} by Push`,
      `subscription T → ${hook} by Hook`,
    ])
    expect(plain.inert).toEqual([])
  })

  it('take names, places and answers from the settings', () => {
    const told = template(
      `People: { Team: { Address: a@example.com, Label: The team, Confirms: false }, '+12025550100': { Label: Owner } }
Endpoints: { Partner: { Url: '${hook}', Label: Partner, Status: [500, 500, 200], Latency: 200 ms, Errors: 10 % } }
Nodes: { Team: { X: 1, Y: 2 }, Partner: { X: 3, Y: 4 } }`,
      all,
    )
    expect(findings(told).filter((line) => !line.startsWith('info'))).toEqual([])
    expect(nodeLines(told)).toEqual([
      'Team | inbox | The team | e-mail | email',
      '+12025550100 | inbox | Owner | text messages | sms',
      `${device} | inbox | 42 | push notifications | push`,
      'Partner | endpoint | Partner | HTTPS · 500, 500, then 200 | ',
    ])
    expect(told.nodes.flatMap(({ position }) => position ?? [])).toEqual([
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ])
    const { range: _range, ...partner } = told.settings.endpoints[0] ?? { range: undefined }
    expect(partner).toEqual({
      id: 'Partner',
      label: 'Partner',
      url: hook,
      status: [500, 500, 200],
      latencyMs: 200,
      errorShare: 0.1,
      confirms: true,
    })
    expect(told.settings.people.map(({ id, confirms }) => [id, confirms])).toEqual([
      ['Team', false],
      ['+12025550100', true],
      [device, true],
    ])
  })

  it('are known from the numbers that a function writes to', () => {
    const direct = template(
      `People: { Customers: { Address: '+1202555*', From: [F, Nobody] } }`,
      `  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, InlineCode: '', Environment: { Variables: { BOSS: '+4915112345678', NEAR: '+12025550199', NUMBER: '12' } } } }\n`,
    )
    expect(wireLines(direct)).toEqual(['reference F → +4915112345678', 'reference F → Customers'])
    expect(findings(direct).filter((line) => line.startsWith('warning'))).toEqual(['warning document.setting-target 6:60 Nobody'])
  })

  it('are drawn where only a deployment knows the address, and stand still', () => {
    const unknown = template('Seed: 1', subscription('Mail', 'email', '!Ref Secret') + subscription('Hook', 'http', '!Ref Secret'))
    expect(unknown.nodes.map(({ id, kind, inert }) => `${id} ${kind} ${inert ?? ''}`)).toEqual([
      'T topic ',
      'Mail inbox only a deployment knows the address',
      'Hook endpoint only a deployment knows the address',
    ])
    expect(unknown.inert.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([
      'Mail: its endpoint is unknown: the parameter Secret has no default',
      'Hook: its endpoint is unknown: the parameter Secret has no default',
    ])
  })

  it('never share an id with anything else', () => {
    const clash = template(
      `People: { T: { Address: a@example.com } }\nEndpoints: { T: { Url: '${hook}' } }\nTraffic: { Shop: { To: T } }`,
      all,
    )
    const ids = clash.nodes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('behaviour', () => {
  it('is read for mocks, queues and settling', () => {
    const { settings, diagnostics } = template(
      `Mocks: { F: { Duration: 2 s, Result: { ok: true }, Errors: 10 % } }
Realism: { Q: chaos, R: { Profile: exact, Hosts: 4, Duplicates: 1 %, Ghosts: 2 % } }
Settling: on`,
      `  Q: { Type: AWS::SQS::Queue }\n  R: { Type: AWS::SQS::Queue }\n  F: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a.b, CodeUri: x/ } }\n`,
    )
    expect(diagnostics.map(({ code }) => code)).toEqual(['document.parameter-without-default'])
    expect(settings).toMatchObject({ sampleResults: false, settling: true, realism: { profile: 'honest' } })
    expect(settings.mocks).toEqual({ F: { durationMs: 2000, result: '{"ok":true}', errorShare: 0.1 } })
    expect(settings.queueRealism).toEqual({
      Q: { profile: 'chaos' },
      R: { profile: 'exact', hosts: 4, duplicateRate: 0.01, ghostRate: 0.02 },
    })
  })

  it('of all queues is one word or one set of numbers', () => {
    const realism = (text: string) => template(`Realism: ${text}`).settings.realism
    expect(realism('exact')).toEqual({ profile: 'exact' })
    expect(realism('{ Duplicates: 5 %, Inversions: 0.5 % }')).toEqual({ profile: 'honest', duplicateRate: 0.05, inversionRate: 0.005 })
    expect(template('Mocks: sample').settings.sampleResults).toBe(true)
  })

  it('that cannot be used is left out, and said', () => {
    const broken = template(`Mocks: { G: { Result: 1 } }
Realism: { Q: wild }
Settling: maybe
People: [a]
Endpoints: { E: { Status: often, Latency: soon, Errors: 2 } }`)
    expect(findings(broken).flatMap((line) => (line.startsWith('warning') ? [line.split(' ').slice(1).join(' ')] : []))).toEqual([
      'document.bad-setting 9:13 [a]',
      'document.bad-setting 10:31 often',
      'document.bad-setting 10:47 soon',
      'document.bad-setting 10:61 2',
      'document.bad-setting 7:19 wild',
      'document.bad-setting 8:15 maybe',
      'document.setting-target 6:14 G',
      'document.setting-target 7:16 Q',
    ])
  })

  it('of a function with a mock is to run, though it has no code', () => {
    const text = `  F: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a.b, CodeUri: x/, Events: { E: { Type: SNS, Properties: { Topic: !Ref T } } } } }\n`
    const mocked = template('Mocks: { F: { Duration: 1 s } }', text)
    expect(mocked.inert).toEqual([])
    expect(mocked.nodes.find(({ id }) => id === 'F')).toMatchObject({ mocked: 'its runtime is python3.13, and only Node.js is run here' })
    expect(template('Seed: 1', text).inert.map(({ id }) => id)).toEqual(['F', 'FE'])
  })

  it('counts as changed only where it says something else', () => {
    const before = template(`People: { Team: { Address: a@example.com } }`, all)
    const change = (settings: string) => compareTemplates(before, template(settings, all)).settingsChanged
    expect(change(`Title: X\nPeople: { Team: { Address: a@example.com } }`)).toEqual(['Title'])
    expect(change(`People: { Team: { Address: a@example.com, Label: B } }`)).toEqual(['People'])
    expect(
      change(
        `People: { Team: { Address: a@example.com } }\nRealism: chaos\nMocks: sample\nSettling: on\nEndpoints: { X: { Url: '${hook}', Status: 500 } }`,
      ),
    ).toEqual(['Endpoints', 'Mocks', 'Realism', 'Settling'])
  })
})
