import { describe, expect, test } from 'vitest'
import { rowsOf } from '../testing/broken-world.ts'

describe('a function', () => {
  const work = /work|jobs|dead|fault/
  test('that Lambda cannot run is invoked again by SNS, and its batches come back', () => {
    expect(rowsOf('{ Node: Work, Outage: on, For: 10 s }', work)).toMatchInlineSnapshot(`
      [
        "0 work fault begins: outage, for 10 s",
        "2000 Desk → jobs SendMessage: job-1",
        "2000 jobs → work ReceiveMessage: job-1 · received once, hidden for 30 s",
        "2000 work batch failed: 1 message will be visible again when the visibility timeout ends",
        "8000 work scaled: 5 → 3 batches at once",
        "10000 work fault ends: outage, after 10 s",
        "10055 work Invoke: request … · cold start",
        "10155 work returned: request … · 100 ms",
        "14000 work scaled: 3 → 5 batches at once",
        "32000 jobs visible again: job-1 · its visibility timeout ran out before it was deleted · received 1 of 2 times",
        "32000 jobs → work ReceiveMessage: job-1 · received twice, hidden for 30 s",
        "32000 work Invoke: request …",
        "32100 work returned: request … · 100 ms",
        "32100 work → jobs DeleteMessage: job-1",
      ]
    `)
  })
  test('all of whose invocations fail: batches end in the dead-letter queue, events are retried', () => {
    expect(rowsOf('{ Node: Work, Errors: 100 %, For: 70 s }', work, 200_000, { visibility: 18 })).toMatchInlineSnapshot(`
      [
        "0 work fault begins: 100 % errors, for 1 min 10 s",
        "1000 work Invoke: request … · cold start",
        "1001 work console: Invoke Error 	{"errorType":"Switchyard.InjectedError","errorMessage":"This invocation was made to fail. (broken on purpose: 100 % errors, work)","stack":[]}",
        "1001 work failed: request … · 1 ms · Switchyard.InjectedError",
        "1001 work retry: request … is tried again",
        "2000 Desk → jobs SendMessage: job-1",
        "2000 jobs → work ReceiveMessage: job-1 · received once, hidden for 18 s",
        "2000 work Invoke: request …",
        "2001 work console: Invoke Error 	{"errorType":"Switchyard.InjectedError","errorMessage":"This invocation was made to fail. (broken on purpose: 100 % errors, work)","stack":[]}",
        "2001 work failed: request … · 1 ms · Switchyard.InjectedError",
        "2001 work batch failed: 1 message will be visible again when the visibility timeout ends",
        "8000 work scaled: 5 → 3 batches at once",
        "14000 work scaled: 3 → 5 batches at once",
        "20000 jobs visible again: job-1 · its visibility timeout ran out before it was deleted · received 1 of 2 times",
        "20000 jobs → work ReceiveMessage: job-1 · received twice, hidden for 18 s",
        "20000 work Invoke: request …",
        "20001 work console: Invoke Error 	{"errorType":"Switchyard.InjectedError","errorMessage":"This invocation was made to fail. (broken on purpose: 100 % errors, work)","stack":[]}",
        "20001 work failed: request … · 1 ms · Switchyard.InjectedError",
        "20001 work batch failed: 1 message will be visible again when the visibility timeout ends",
        "26000 work scaled: 5 → 3 batches at once",
        "32000 work scaled: 3 → 5 batches at once",
        "38000 jobs visible again: job-1 · its visibility timeout ran out before it was deleted · received 2 of 2 times",
        "38000 jobs → dead dead letter: job-1 · received twice and never deleted",
        "61001 work Invoke: request …",
        "61002 work console: Invoke Error 	{"errorType":"Switchyard.InjectedError","errorMessage":"This invocation was made to fail. (broken on purpose: 100 % errors, work)","stack":[]}",
        "61002 work failed: request … · 1 ms · Switchyard.InjectedError",
        "61002 work retry: request … is tried again",
        "70000 work fault ends: 100 % errors, after 1 min 10 s",
        "181002 work Invoke: request …",
        "181102 work returned: request … · 100 ms",
      ]
    `)
  })
  test('that Lambda cannot run keeps the events that it has taken, and tries them ever later', () => {
    const faults = '{ Node: Work, Errors: 100 %, For: 1500 ms }, { Node: Work, Outage: on, From: 30 s, For: 50 s }'
    expect(rowsOf(faults, /work (Invoke|failed|returned|retry)|fault/, 200_000)).toMatchInlineSnapshot(`
      [
        "0 work fault begins: 100 % errors, for 1.5 s",
        "1000 work Invoke: request … · cold start",
        "1001 work failed: request … · 1 ms · Switchyard.InjectedError",
        "1001 work retry: request … is tried again",
        "1500 work fault ends: 100 % errors, after 1.5 s",
        "2000 work Invoke: request …",
        "2100 work returned: request … · 100 ms",
        "30000 work fault begins: outage, for 50 s",
        "61001 work retry: request … is tried again",
        "62001 work retry: request … is tried again",
        "64001 work retry: request … is tried again",
        "68001 work retry: request … is tried again",
        "76001 work retry: request … is tried again",
        "80000 work fault ends: outage, after 50 s",
        "92001 work Invoke: request …",
        "92101 work returned: request … · 100 ms",
      ]
    `)
  })
  test('that is slow runs longer', () => {
    expect(rowsOf('{ Node: Work, Latency: 1500 ms }', work, 10_000)).toMatchInlineSnapshot(`
      [
        "0 work fault begins: +1.5 s, until it is mended",
        "1000 work Invoke: request … · cold start",
        "2000 Desk → jobs SendMessage: job-1",
        "2000 jobs → work ReceiveMessage: job-1 · received once, hidden for 30 s",
        "2000 work Invoke: request … · cold start",
        "2600 work returned: request … · 1.6 s",
        "3600 work returned: request … · 1.6 s",
        "3600 work → jobs DeleteMessage: job-1",
      ]
    `)
  })
  test('that is slower than its Timeout times out', () => {
    expect(rowsOf('{ Node: Work, Latency: 4 s, For: 3 s }', work, 10_000)).toMatchInlineSnapshot(`
      [
        "0 work fault begins: +4 s, for 3 s",
        "1000 work Invoke: request … · cold start",
        "2000 Desk → jobs SendMessage: job-1",
        "2000 jobs → work ReceiveMessage: job-1 · received once, hidden for 30 s",
        "2000 work Invoke: request … · cold start",
        "3000 work fault ends: +4 s, after 3 s",
        "4000 work console: 2026-01-05T09:00:04.000Z 9e9893a4-915e-45cc-9bfd-b4a9c4a03a31 Task timed out after 3.00 seconds",
        "4000 work failed: request … · 3 s · Sandbox.Timedout",
        "4000 work retry: request … is tried again",
        "5000 work console: 2026-01-05T09:00:05.000Z 245ff61d-c257-44ac-8373-248ee78fe69a Task timed out after 3.00 seconds",
        "5000 work failed: request … · 3 s · Sandbox.Timedout",
        "5000 work batch failed: 1 message will be visible again when the visibility timeout ends",
        "8000 work scaled: 5 → 3 batches at once",
      ]
    `)
  })
})
