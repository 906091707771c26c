/** A message's life so far, oldest first, each point with the way to its moment. */
import type { MessageDetail } from '../../../../bridge/protocol/index.ts'
import { goTo } from '../../../commands/past.ts'
import { useDocument } from '../../../stores/document.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Glyph } from '../../../ui/glyph.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { clockFace } from '../../../ui/virtual-time.ts'

export function LifeLines({ life }: { readonly life: MessageDetail['life'] }) {
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  if (life.length === 0) return <p className="px-4 text-ink3">It is older than what is remembered.</p>
  return (
    <ol data-testid="life" className="px-4">
      {life.map(({ atMs, step, text, status }, index) => {
        const face = clockFace(startMs, atMs)
        return (
          // Several things may happen to a message in one step.
          <li key={`${step} ${index}`} className="flex min-h-[27px] items-center gap-2">
            <Glyph tone={status} />
            <span className="shrink-0 text-ink3">
              {face.time}
              {face.milliseconds}
            </span>
            <span className="min-w-0 flex-1 break-words">{text}</span>
            <IconButton label={`Go to ${face.time}${face.milliseconds}: ${text}`} onClick={() => void goTo({ step })} className="!size-6">
              <Icon name="moment" size={13} />
            </IconButton>
          </li>
        )
      })}
    </ol>
  )
}
