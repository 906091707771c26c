// A template whose wires are so long that messages pile up on them: for everything that is measured by what is under way.

const queueCount = 28

/** 28 queues with a source each and a dead-letter queue, and a source for each: 60 nodes or so; `inFlight` messages are under way after 100 s. */
export function crowdTemplate(inFlight: number): string {
  const everyMs = Math.max(1, Math.round((100_000 * queueCount) / inFlight))
  const ids = Array.from({ length: queueCount }, (_, index) => index + 1)
  const resources = ids.flatMap((id) => [[`Queue${id}`, queue(`queue-${id}`)]])
  const traffic = ids.map((id) => [`Source${id}`, { To: `Queue${id}`, Every: `${everyMs} ms`, Jitter: '50 %', Name: `m-${id}-{{n}}` }])
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Metadata: {
      Switchyard: {
        Version: 1,
        Title: 'Crowd',
        Pace: { Call: '100 s', Deliver: '100 s', Invoke: '100 s', ColdStart: '0 ms' },
        Traffic: Object.fromEntries(traffic) as object,
      },
    },
    Resources: Object.fromEntries(resources) as object,
  })
}

function queue(name: string): object {
  return { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } }
}
