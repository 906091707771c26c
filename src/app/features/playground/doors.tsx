/** What to do next, under the still picture of a first visit. Each door leads somewhere today. */
import type { ReactNode } from 'react'
import { runCommand } from '../../commands/commands.ts'
import { leaveFirstVisit, openDock } from '../../stores/session.ts'
import { Drawing } from './door-drawings.tsx'

export function Doors() {
  return (
    <nav aria-label="What to do next" className="grid shrink-0 border-t border-line bg-panel sm:grid-cols-3 sm:divide-x sm:divide-line">
      <Door
        title="Play with this one"
        drawing="play"
        onOpen={() => {
          leaveFirstVisit()
          openDock('template')
        }}
      >
        Change a timeout, break a function. What you type reaches the running world.
      </Door>
      <Door title="Step through it" drawing="step" onOpen={() => runCommand('step')}>
        One event at a time, as slowly as you like. Ask any message why it waits.
      </Door>
      <Door title="Open your own" drawing="open" onOpen={() => runCommand('open')}>
        A SAM or CloudFormation template, or the definition of a workflow: choose it, drop it here, or paste it.
      </Door>
    </nav>
  )
}

interface DoorProps {
  readonly title: string
  readonly drawing: 'play' | 'step' | 'open'
  readonly onOpen: () => void
  readonly children: ReactNode
}

function Door({ title, drawing, onOpen, children }: DoorProps) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex items-center gap-5 px-5 py-3 text-left -outline-offset-2 hover:bg-hov sm:min-h-[110px] lg:px-8 [@media(max-height:600px)]:min-h-0 xl:px-16"
    >
      <Drawing name={drawing} />
      <span>
        <span className="block text-name font-semibold">{title}</span>
        <span className="block max-w-[300px] text-ink2 [@media(max-height:600px)]:hidden">{children}</span>
      </span>
    </button>
  )
}
