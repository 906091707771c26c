/** What to look at while it runs, and what to try: the document's own words, above the picture, until they are closed. */
import { useState } from 'react'
import { fixProblem, takeBackFix } from '../../commands/fix-problem.ts'
import type { Fix, Picture } from '../../../bridge/protocol/index.ts'
import { toggleCaption } from '../../stores/caption.ts'
import { useDocument } from '../../stores/document.ts'
import { select, useSession } from '../../stores/session.ts'
import { IconButton, WordButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { smallScreen, useMedia } from '../../ui/media.ts'

type Told = NonNullable<Picture['caption']>

export function Caption() {
  const caption = useDocument((state) => state.picture?.caption)
  // On a small screen, and over a workflow, the picture needs the room: the words are opened by a press, and lie over it.
  const isLow = useMedia(smallScreen)
  const isSmall = useSession(({ workflow }) => workflow !== undefined) || isLow
  const [isOpened, setOpened] = useState(false)
  if (caption === undefined) return null
  return (
    <section
      aria-label="What to look at"
      className={`relative flex shrink-0 gap-x-4 border-b border-line bg-panel pr-2 pl-5 ${isSmall ? 'items-center py-1 [@media(max-height:799px)]:py-0.5' : 'items-start py-2'}`}
    >
      <div className="grid min-w-0 flex-1 gap-x-8 gap-y-2 min-[800px]:grid-cols-[minmax(0,11fr)_minmax(0,12fr)]">
        {isSmall ? (
          <WordButton aria-expanded={isOpened} onClick={() => setOpened(!isOpened)} className="justify-self-start">
            What to look at, what to try
          </WordButton>
        ) : (
          <Words caption={caption} />
        )}
        {isSmall && isOpened && (
          <div className="absolute inset-x-0 top-full z-30 grid gap-y-2 border-b border-line bg-panel px-5 pb-3 shadow-float">
            <Words caption={caption} />
          </div>
        )}
      </div>
      <IconButton label="Close what to look at" onClick={toggleCaption}>
        <Icon name="close" size={14} />
      </IconButton>
    </section>
  )
}

function Words({ caption: { look, tries } }: { readonly caption: Told }) {
  return (
    <>
      <p className="max-w-[72ch]">
        <b className="font-semibold">Look</b> <bdi className="text-ink2">{look}</bdi>
      </p>
      {tries.length > 0 && (
        <ul aria-label="Try">
          {tries.map((trial) => (
            <li key={trial.text}>
              <b className="font-semibold">Try</b> <bdi className="mr-2 text-ink2">{trial.text}</bdi>
              {trial.fix && <Doing fix={trial.fix} />}
              {trial.at !== undefined && trial.fix === undefined && <Showing node={trial.at} />}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Does it, as an edit of the template; once it is done, takes it back. */
function Doing({ fix }: { readonly fix: Fix }) {
  const isDone = useDocument((state) => state.mended?.title === fix.title)
  return (
    <WordButton onClick={() => (isDone ? takeBackFix() : void fixProblem(fix))}>
      {isDone ? 'Take it back' : <bdi>{fix.title}</bdi>}
    </WordButton>
  )
}

function Showing({ node }: { readonly node: string }) {
  const name = useDocument((state) => state.picture?.nodes.find(({ id }) => id === node)?.name)
  if (name === undefined) return null
  return (
    <WordButton onClick={() => select({ kind: 'node', id: node })}>
      Show <bdi>{name}</bdi>
    </WordButton>
  )
}
