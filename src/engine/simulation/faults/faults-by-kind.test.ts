import { describe, expect, test } from 'vitest'
import { brokenWorld, rowsOf, toldRun } from '../testing/broken-world.ts'

describe('a queue', () => {
  const jobs = /(Desk|jobs|work (poll failed|Invoke|returned))/
  test('that is out takes no delete and answers no poll: what was being worked on comes back', () => {
    expect(rowsOf('{ Node: Jobs, Outage: on, From: 2050 ms, For: 9 s }', jobs, 60_000)).toMatchInlineSnapshot(`
      [
        "1000 work Invoke: request … · cold start",
        "1100 work returned: request … · 100 ms",
        "2000 Desk → jobs SendMessage: job-1",
        "2000 jobs → work ReceiveMessage: job-1 · received once, hidden for 30 s",
        "2000 work Invoke: request …",
        "2050 jobs fault begins: outage, for 9 s",
        "2050 jobs polls broken: 4 open long polls got no answer",
        "2050 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The connection was closed. (broken on purpose: outage, jobs)",
        "2050 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The connection was closed. (broken on purpose: outage, jobs)",
        "2050 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The connection was closed. (broken on purpose: outage, jobs)",
        "2050 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The connection was closed. (broken on purpose: outage, jobs)",
        "2100 work returned: request … · 100 ms",
        "2100 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The request has failed due to a temporary failure of the server. (broken on purpose: outage, jobs)",
        "11050 jobs fault ends: outage, after 9 s",
        "32000 jobs visible again: job-1 · its visibility timeout ran out before it was deleted · received 1 of 2 times",
        "32000 jobs → work ReceiveMessage: job-1 · received twice, hidden for 30 s",
        "32000 work Invoke: request …",
        "32100 work returned: request … · 100 ms",
        "32100 work → jobs DeleteMessage: job-1",
      ]
    `)
  })
  test('that is out refuses who sends, and breaks the polls that wait', () => {
    expect(rowsOf('{ Node: Jobs, Outage: on, From: 1500 ms, For: 9 s }', jobs, 60_000)).toMatchInlineSnapshot(`
      [
        "1000 work Invoke: request … · cold start",
        "1100 work returned: request … · 100 ms",
        "1500 jobs fault begins: outage, for 9 s",
        "1500 jobs polls broken: 5 open long polls got no answer",
        "1500 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The connection was closed. (broken on purpose: outage, jobs)",
        "1500 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The connection was closed. (broken on purpose: outage, jobs)",
        "1500 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The connection was closed. (broken on purpose: outage, jobs)",
        "1500 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The connection was closed. (broken on purpose: outage, jobs)",
        "1500 work poll failed: Error occurred while ReceiveMessage. SQS Error Code: ServiceUnavailable. SQS Error Message: The connection was closed. (broken on purpose: outage, jobs)",
        "2000 Desk refused: ServiceUnavailable: The request has failed due to a temporary failure of the server. (broken on purpose: outage, jobs)",
        "10500 jobs fault ends: outage, after 9 s",
      ]
    `)
  })
  test('that is out is tried again by a topic until it is back', () => {
    expect(rowsOf('{ Node: Copies, Outage: on, For: 2500 ms }', /copies|fault|news (retry|delivery)/)).toMatchInlineSnapshot(`
      [
        "0 copies fault begins: outage, for 2.5 s",
        "1000 Shop → news Publish: news-1 · 4 subscriptions, 4 copies on the way",
        "1000 news retry: news-1 · retry 1 of 100015 in 0 ms: ServiceUnavailable",
        "1000 news retry: news-1 · retry 2 of 100015 in 0 ms: ServiceUnavailable",
        "1000 news retry: news-1 · retry 3 of 100015 in 0 ms: ServiceUnavailable",
        "1000 news retry: news-1 · retry 4 of 100015 in 1 s: ServiceUnavailable",
        "2000 news retry: news-1 · retry 5 of 100015 in 1 s: ServiceUnavailable",
        "2500 copies fault ends: outage, after 2.5 s",
        "3000 news → copies SendMessage: news-1",
      ]
    `)
  })
  test('some of whose calls fail is tried again', () => {
    expect(rowsOf('{ Node: Copies, Errors: 95 % }', /copies|fault|news (retry|delivery)/)).toMatchInlineSnapshot(`
      [
        "0 copies fault begins: 95 % errors, until it is mended",
        "1000 Shop → news Publish: news-1 · 4 subscriptions, 4 copies on the way",
        "1000 news retry: news-1 · retry 1 of 100015 in 0 ms: InternalFailure",
        "1000 news retry: news-1 · retry 2 of 100015 in 0 ms: InternalFailure",
        "1000 news retry: news-1 · retry 3 of 100015 in 0 ms: InternalFailure",
        "1000 news retry: news-1 · retry 4 of 100015 in 1 s: InternalFailure",
        "2000 news retry: news-1 · retry 5 of 100015 in 1 s: InternalFailure",
        "3000 news retry: news-1 · retry 6 of 100015 in 1 s: InternalFailure",
        "4000 news retry: news-1 · retry 7 of 100015 in 1.4 s: InternalFailure",
        "5395 news retry: news-1 · retry 8 of 100015 in 1.9 s: InternalFailure",
        "7341 news retry: news-1 · retry 9 of 100015 in 2.7 s: InternalFailure",
        "10055 news retry: news-1 · retry 10 of 100015 in 3.8 s: InternalFailure",
        "13841 news retry: news-1 · retry 11 of 100015 in 5.3 s: InternalFailure",
        "19123 news retry: news-1 · retry 12 of 100015 in 7.4 s: InternalFailure",
        "26491 news retry: news-1 · retry 13 of 100015 in 10.3 s: InternalFailure",
        "36769 news retry: news-1 · retry 14 of 100015 in 14.3 s: InternalFailure",
        "51106 news retry: news-1 · retry 15 of 100015 in 20 s: InternalFailure",
      ]
    `)
  })
  test('that is slow takes longer to be asked and to answer', () => {
    expect(rowsOf('{ Node: Jobs, Latency: 700 ms }', jobs, 20_000)).toMatchInlineSnapshot(`
      [
        "0 jobs fault begins: +700 ms, until it is mended",
        "1000 work Invoke: request … · cold start",
        "1100 work returned: request … · 100 ms",
        "2700 Desk → jobs SendMessage: job-1",
        "2700 jobs → work ReceiveMessage: job-1 · received once, hidden for 30 s",
        "3400 work Invoke: request …",
        "3500 work returned: request … · 100 ms",
        "4200 work → jobs DeleteMessage: job-1",
      ]
    `)
  })
})

describe('a topic', () => {
  const news = /Shop|news|copies/
  test('that is out refuses publishers: what they do not send again is lost', () => {
    expect(rowsOf('{ Node: News, Outage: on, For: 5 s }', news)).toMatchInlineSnapshot(`
      [
        "0 news fault begins: outage, for 5 s",
        "1000 Shop refused: ServiceUnavailable: The request has failed due to a temporary failure of the server. (broken on purpose: outage, news)",
        "5000 news fault ends: outage, after 5 s",
      ]
    `)
  })
  test('some of whose calls fail refuses those', () => {
    expect(rowsOf('{ Node: News, Errors: 100 %, For: 5 s }', news)).toMatchInlineSnapshot(`
      [
        "0 news fault begins: 100 % errors, for 5 s",
        "1000 Shop refused: InternalError: Indicates an internal service error. (broken on purpose: 100 % errors, news)",
        "5000 news fault ends: 100 % errors, after 5 s",
      ]
    `)
  })
  test('that is slow takes longer to be reached', () => {
    expect(rowsOf('{ Node: News, Latency: 700 ms }', news)).toMatchInlineSnapshot(`
      [
        "0 news fault begins: +700 ms, until it is mended",
        "1700 Shop → news Publish: news-1 · 4 subscriptions, 4 copies on the way",
        "1700 news → copies SendMessage: news-1",
        "1700 news → Ops arrived: news-1 · email",
        "1700 news → Hook POST: news-1 · answered 200",
      ]
    `)
  })
})

describe('a server', () => {
  const hook = /hook|Hook|news (retry|delivery)/
  test('that is out refuses connections', () => {
    expect(rowsOf('{ Node: Hook, Outage: on, For: 30 s }', hook)).toMatchInlineSnapshot(`
      [
        "0 Hook fault begins: outage, for 30 s",
        "1000 news retry: news-1 · retry 1 of 3 in 20 s: ConnectionError",
        "21000 news retry: news-1 · retry 2 of 3 in 20 s: ConnectionError",
        "30000 Hook fault ends: outage, after 30 s",
        "41000 news → Hook POST: news-1 · answered 200",
      ]
    `)
  })
  test('some of whose requests fail answers 503', () => {
    expect(rowsOf('{ Node: Hook, Errors: 100 %, For: 10 s }', hook)).toMatchInlineSnapshot(`
      [
        "0 Hook fault begins: 100 % errors, for 10 s",
        "1000 news retry: news-1 · retry 1 of 3 in 20 s: HTTP503",
        "10000 Hook fault ends: 100 % errors, after 10 s",
        "21000 news → Hook POST: news-1 · answered 200",
      ]
    `)
  })
  test('that is slower than SNS waits has not answered', () => {
    expect(rowsOf('{ Node: Hook, Latency: 16 s, For: 10 s }', hook)).toMatchInlineSnapshot(`
      [
        "0 Hook fault begins: +16 s, for 10 s",
        "1000 news → Hook POST: news-1 · answered 200",
        "10000 Hook fault ends: +16 s, after 10 s",
        "16000 news retry: news-1 · retry 1 of 3 in 20 s: RequestTimeout",
        "36000 news → Hook POST: news-1 · answered 200",
      ]
    `)
  })
})

describe('an inbox', () => {
  const ops = /Ops|ops@|news (retry|delivery)/
  test('that is out takes nothing until it is back', () => {
    expect(rowsOf('{ Node: Ops, Outage: on, For: 5 s }', ops)).toMatchInlineSnapshot(`
      [
        "0 Ops fault begins: outage, for 5 s",
        "1000 news retry: news-1 · retry 1 of 50 in 10 s: ServiceUnavailable",
        "5000 Ops fault ends: outage, after 5 s",
        "11000 news → Ops arrived: news-1 · email",
      ]
    `)
  })
  test('some of whose mails fail gets them later', () => {
    expect(rowsOf('{ Node: Ops, Errors: 100 %, For: 15 s }', ops)).toMatchInlineSnapshot(`
      [
        "0 Ops fault begins: 100 % errors, for 15 s",
        "1000 news retry: news-1 · retry 1 of 50 in 10 s: ServiceUnavailable",
        "11000 news retry: news-1 · retry 2 of 50 in 10 s: ServiceUnavailable",
        "15000 Ops fault ends: 100 % errors, after 15 s",
        "21000 news → Ops arrived: news-1 · email",
      ]
    `)
  })
  test('that is slow gets its mails later', () => {
    expect(rowsOf('{ Node: Ops, Latency: 2 s }', ops)).toMatchInlineSnapshot(`
      [
        "0 Ops fault begins: +2 s, until it is mended",
        "3000 news → Ops arrived: news-1 · email",
      ]
    `)
  })
  test('that stands for many addresses is broken for all of them', () => {
    const text = brokenWorld('{ Node: Phones, Outage: on, For: 5 s }', { code: 'text' }).replace(
      'People: {',
      "People: { Phones: { Address: '+49*', From: [Work] },",
    )
    const rows = toldRun(text, 30_000)
      .rows()
      .filter((row) => /Phones|sms|ServiceUnavailable|fault/.test(row))
    expect(rows).toMatchInlineSnapshot(`
      [
        "0 Phones fault begins: outage, for 5 s",
        "1000 sns/account retry: 9e9893a4-2 · retry 1 of 50 in 10 s: ServiceUnavailable",
        "2000 sns/account retry: 245ff61d-4 · retry 1 of 50 in 10 s: ServiceUnavailable",
        "5000 Phones fault ends: outage, after 5 s",
        "11000 sns/account → Phones arrived: 9e9893a4-2 · sms",
        "12000 sns/account → Phones arrived: 245ff61d-4 · sms",
      ]
    `)
  })
})
