/** A link to AWS's own page. Only AWS's documentation is linked, wherever the address came from. */
export function AwsPage({ address, words = 'AWS documentation' }: { readonly address: string; readonly words?: string }) {
  if (!/^https:\/\/([a-z0-9-]+\.)*(amazon|aws\.amazon|amazonaws)\.com\//.test(address)) return null
  return (
    <a
      href={address}
      target="_blank"
      rel="noreferrer noopener"
      className="inline-block min-h-6 font-medium whitespace-nowrap text-ink underline decoration-line2 underline-offset-4 hover:decoration-ink"
    >
      {words}
    </a>
  )
}
