/** A wire: from where to where, what it carried, and the settings of the subscription or mapping that makes it. */
import type { PictureWire } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { askLog } from '../../stores/log-filter.ts'
import { jumpToText, select } from '../../stores/session.ts'
import { WordButton } from '../../ui/button.tsx'
import { countText } from '../../ui/virtual-time.ts'
import { SettingsForm } from './settings/settings-form.tsx'
import { useDetail } from './use-detail.ts'

export function WireSheet({ id }: { readonly id: string }) {
  const wire = useDocument((state) => state.picture?.wires.find((candidate) => candidate.id === id))
  if (!wire) return <p className="p-5 pr-14 text-ink2">The template has no such wire any more.</p>
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-4">
      <header className="px-4 pt-3 pb-2">
        <div className="pr-10">
          <h2 className="text-title font-semibold break-words">
            <End id={wire.from} /> → <End id={wire.to} />
          </h2>
          <p className="flex items-center gap-2 text-ink3">
            <span className="min-w-0 truncate" title={wire.label}>
              {wire.label === undefined ? kinds[wire.kind] : `${kinds[wire.kind]}, ${wire.label}`}
            </span>
            <WordButton onClick={() => jumpToText(wire.range)} className="text-caption whitespace-nowrap">
              in the template
            </WordButton>
          </p>
        </div>
        <Carried wire={wire} />
      </header>
      <div className="border-t border-line">
        <SettingsForm node={id}>
          <p className="px-4 py-3 text-ink2">{unset[wire.kind] ?? 'There is nothing to set here.'}</p>
        </SettingsForm>
      </div>
    </div>
  )
}

const kinds: Readonly<Record<PictureWire['kind'], string>> = {
  traffic: 'traffic',
  subscription: 'subscription',
  'event-source': 'event source mapping',
  redrive: 'dead letters',
  destination: 'destination',
  task: 'task of a workflow',
  permission: 'permission',
  reference: 'reference',
}

/** Where a wire has no form of its own. */
const unset: Partial<Readonly<Record<PictureWire['kind'], string>>> = {
  task: 'The definition of the workflow calls it: it is changed there.',
  permission: 'A policy lets the one use the other: it is changed in the template.',
  reference: 'The one knows the other by its settings: they are changed in the template.',
}

function End({ id }: { readonly id: string }) {
  const name = useDocument((state) => state.picture?.nodes.find((node) => node.id === id)?.name ?? id)
  return (
    <WordButton onClick={() => select({ kind: 'node', id })} className="text-left break-words">
      <bdi>{name}</bdi>
    </WordButton>
  )
}

/** What the log says of each figure; of those that are not here it says all. */
const words: Readonly<Record<string, string>> = { 'filtered out': 'filtered out', failed: 'failed', refused: 'refused', retrying: 'retry' }

/** "Which ones?" is answered by the log of the end that counts them. */
function Carried({ wire: { id, kind, from, to } }: { readonly wire: PictureWire }) {
  const detail = useDetail('wire', { id })
  if (detail === undefined) return <div className="mt-3 min-h-[42px]" />
  if (detail === 'gone') return <p className="mt-3 min-h-[42px] text-ink2">The running world has no such wire yet. Restart to build it.</p>
  const counter = kind === 'event-source' ? to : from
  return (
    <ul className="-mx-1.5 mt-3 flex min-h-[42px] flex-wrap gap-x-2 gap-y-1" aria-label="Figures">
      {detail.figures.map(({ caption, count }) => (
        <li key={caption}>
          <button
            type="button"
            onClick={() => askLog(counter, words[caption] ?? '')}
            title="Which ones?"
            className="rounded-field px-1.5 text-left -outline-offset-1 hover:bg-hov"
          >
            <Figure caption={caption} count={count} />
          </button>
        </li>
      ))}
      <li className="px-1.5">
        <Figure caption="under way" count={detail.underWay} />
      </li>
    </ul>
  )
}

function Figure({ caption, count }: { readonly caption: string; readonly count: number }) {
  return (
    <span className="whitespace-nowrap">
      <span className="text-figure-large font-semibold">{countText(count)}</span> <span className="block text-ink2">{caption}</span>
    </span>
  )
}
