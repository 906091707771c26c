/** Which event each handler is called with, told to the worker in the one way that reaches it while it runs: as a declaration file. */

export const eventsFile = 'file:///switchyard/events.d.ts'

/** A file's address → types of `aws-lambda`: `SQSEvent | SNSEvent`. */
export type EventTypes = Readonly<Record<string, string>>

export function writeEvents(events: EventTypes): string {
  return `// ${JSON.stringify(events)}`
}

export function readEvents(content: string | undefined): EventTypes {
  return content === undefined ? {} : (JSON.parse(content.slice(3)) as EventTypes)
}
