/** Breaking a node on purpose, at once, and mending it. */
import { useState } from 'react'
import type { FaultSetting, NodeView } from '../../../../bridge/protocol/index.ts'
import { mayAct } from '../../../commands/acting.ts'
import { request } from '../../../stores/connection.ts'
import { useDraft } from '../../../stores/drafts.ts'
import { Button } from '../../../ui/button.tsx'
import { WarningGlyph } from '../../../ui/glyph.tsx'
import { countText, durationText } from '../../../ui/virtual-time.ts'
import { Action, ActionForm } from './action.tsx'
import { Refusal } from '../../../ui/refusal.tsx'
import { NumberField, SelectField } from './fields.tsx'
import { type FaultDraft, faultOf } from './fault-draft.ts'

const kinds = [
  { id: 'outage', name: 'outage' },
  { id: 'errors', name: 'errors' },
  { id: 'latency', name: 'latency' },
] as const

const emptyFault: FaultDraft = { kind: 'outage', percent: '100', latency: '1000' }

interface BreakActionProps {
  readonly node: string
  readonly view: NodeView
  readonly clockMs: number
}

export function BreakAction({ node, view, clockMs }: BreakActionProps) {
  const [draft, setDraft] = useDraft(node, 'break', emptyFault)
  const [refusal, setRefusal] = useState<string>()
  const ask = async (fault: FaultSetting | undefined) => {
    const allowed = mayAct()
    if (allowed !== true && !(await allowed)) return
    try {
      const answer = await request('fault', { node, fault })
      setRefusal(answer.ok ? undefined : answer.error.message)
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <Action node={node} title="Break it" about="As when AWS, or the code, has a bad day. It holds at once, until it is mended.">
      {view.fault && <Broken fault={view.fault} clockMs={clockMs} onMend={() => void ask(undefined)} />}
      <ActionForm button={view.fault ? 'Break it this way' : 'Break it'} isBusy={false} onSubmit={() => void ask(faultOf(draft))}>
        <SelectField
          label="How"
          value={draft.kind}
          onValue={(chosen) => setDraft({ ...draft, kind: kinds.find(({ id }) => id === chosen)?.id ?? 'outage' })}
          options={kinds}
        />
        {draft.kind === 'errors' && (
          <NumberField label="Share that fails" unit="%" value={draft.percent} onValue={(percent) => setDraft({ ...draft, percent })} />
        )}
        {draft.kind === 'latency' && (
          <NumberField label="Longer by" unit="ms" value={draft.latency} onValue={(latency) => setDraft({ ...draft, latency })} />
        )}
      </ActionForm>
      {refusal !== undefined && <Refusal title="That cannot be broken">{refusal}</Refusal>}
    </Action>
  )
}

interface BrokenProps {
  readonly fault: NonNullable<NodeView['fault']>
  readonly clockMs: number
  readonly onMend: () => void
}

function Broken({ fault, clockMs, onMend }: BrokenProps) {
  const { text, untilMs, hits } = fault
  return (
    <div className="flex items-center gap-2 py-1" data-testid="broken">
      <WarningGlyph />
      <p className="min-w-0 flex-1">
        <b className="font-semibold">{text}</b>
        {untilMs !== undefined && `, for ${durationText(Math.max(0, untilMs - clockMs))} more`}
        <span className="text-ink2">
          {' '}
          · {countText(hits)} {hits === 1 ? 'call' : 'calls'} failed by it
        </span>
      </p>
      <Button look="framed" onClick={onMend}>
        Mend
      </Button>
    </div>
  )
}
