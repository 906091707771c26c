/** A body as text: JSON is indented for reading, everything else is shown as it came. */
export function BodyText({ body }: { readonly body: string }) {
  return (
    <pre
      data-testid="message-body"
      className="mx-4 max-h-80 overflow-auto rounded-field border border-line bg-raised p-3 font-mono text-caption break-words whitespace-pre-wrap"
    >
      {readable(body)}
    </pre>
  )
}

const longest = 100_000

function readable(body: string): string {
  if (body.length > longest) return `${body.slice(0, longest)}\n… ${body.length - longest} characters more`
  if (!/^\s*[[{]/.test(body)) return body
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2)
  } catch {
    return body
  }
}
