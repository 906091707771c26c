/** Copies a text and says so. Where the clipboard is closed, the text is there to be selected. */
import { useEffect, useState } from 'react'
import { IconButton } from './button.tsx'
import { Icon } from './icon.tsx'

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <span className="inline-flex items-center">
      <IconButton label={label} onClick={() => void copy()} className="!size-6">
        <Icon name="copy" size={14} />
      </IconButton>
      {copied && <span className="text-caption text-ink3">copied</span>}
    </span>
  )
}
