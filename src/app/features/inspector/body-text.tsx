/** A body as text: JSON is indented for reading, everything else is shown as it came. What SNS wrapped is shown unwrapped first. */
export function BodyText({ body }: { readonly body: string }) {
  const inner = insideEnvelope(body)
  if (inner === undefined) return <Text text={body} />
  return (
    <>
      <p className="px-4 pb-1 text-ink2">The message that was published:</p>
      <Text text={inner} />
      <p className="px-4 pt-3 pb-1 text-ink2">The whole body: SNS put its envelope around it.</p>
      <Text text={body} />
    </>
  )
}

function Text({ text }: { readonly text: string }) {
  return (
    <pre
      data-testid="message-body"
      tabIndex={0}
      aria-label="Body"
      className="mx-4 max-h-80 overflow-auto rounded-field border border-line bg-raised p-3 font-mono text-caption break-words whitespace-pre-wrap"
    >
      {readable(text)}
    </pre>
  )
}

const longest = 100_000

function readable(text: string): string {
  if (text.length > longest) return `${text.slice(0, longest)}\n… ${text.length - longest} characters more`
  const value = parsed(text)
  return value === undefined ? text : JSON.stringify(value, undefined, 2)
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html */
function insideEnvelope(body: string): string | undefined {
  const value = parsed(body)
  if (value === undefined || !('Type' in value) || !('TopicArn' in value) || !('Message' in value)) return undefined
  return typeof value.Message === 'string' ? value.Message : undefined
}

function parsed(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
