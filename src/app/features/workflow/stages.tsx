/** How a state's input became its output: one station a step, in AWS's order. What is yet to come is dotted. */
import type { StageValue, StateRun } from '../../../bridge/protocol/index.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { classes } from '../../ui/class-names.ts'

export function Stages({ run }: { readonly run: StateRun }) {
  const variables = Object.entries(run.variables)
  return (
    <>
      <ol className="px-4 pt-3 pb-4" data-testid="stages">
        {run.stages.map((stage, index) => (
          <Stage key={stage.name} stage={stage} isLast={index === run.stages.length - 1} isReached={stage.value !== undefined} />
        ))}
      </ol>
      {variables.length > 0 && (
        <section className="border-t border-line px-4 py-3" aria-label="Variables">
          <h3 className="pb-1 font-semibold">Variables</h3>
          {variables.map(([name, value]) => (
            <div key={name} className="pt-1.5">
              <p className="pb-1 font-mono text-caption">${name}</p>
              <JsonText label={`$${name}`} text={value} />
            </div>
          ))}
        </section>
      )}
    </>
  )
}

interface StageProps {
  readonly stage: StageValue
  readonly isReached: boolean
  readonly isLast: boolean
}

function Stage({ stage: { name, setting, value, isSame }, isReached, isLast }: StageProps) {
  const isWhole = isReached && !isSame
  return (
    <li className="relative pb-4 pl-7 last:pb-0">
      {!isLast && (
        <span
          aria-hidden="true"
          className={classes(
            'absolute top-3 bottom-[-6px] left-[5px] border-l-2',
            isReached ? 'border-solid border-ink' : 'border-dotted border-edge',
          )}
        />
      )}
      <span
        aria-hidden="true"
        className={classes(
          'absolute top-1 left-0.5 size-2 border-[1.6px]',
          isWhole ? 'border-ink bg-ink' : isReached ? 'border-ink bg-panel' : 'border-edge bg-panel',
        )}
      />
      <div className="flex items-baseline justify-between gap-3">
        <h3 className={isReached ? 'font-semibold' : 'font-medium text-ink3'}>{name}</h3>
        {setting !== undefined && (
          <code className="min-w-0 truncate font-mono text-caption text-ink3" title={setting}>
            {setting.replace(/\s+/g, ' ')}
          </code>
        )}
      </div>
      {!isReached && <p className="text-caption text-ink3">not yet</p>}
      {isReached && isSame && (
        <p className="text-caption text-ink3">{setting === undefined ? 'default, nothing changed' : 'nothing changed'}</p>
      )}
      {isWhole && value !== undefined && <JsonText label={name} text={value} />}
    </li>
  )
}

const longest = 50_000

/** JSON, indented for reading. */
export function JsonText({ label, text }: { readonly label: string; readonly text: string }) {
  const readable = indented(text)
  return (
    <div className="group relative pt-1">
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-64 overflow-auto rounded-field border border-line bg-raised px-2.5 py-1.5 font-mono text-caption break-words whitespace-pre-wrap"
      >
        {readable.length > longest ? `${readable.slice(0, longest)}\n… ${readable.length - longest} characters more` : readable}
      </pre>
      <span className="absolute top-1.5 right-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
        <CopyButton text={text} label={`Copy: ${label}`} />
      </span>
    </div>
  )
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
