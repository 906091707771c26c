/** What the log is narrowed to: one node, and words that a row must have. Where the panel is wide it stands beside the tabs. */
import { WordsField } from '../../ui/words-field.tsx'
import { useDocument } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

interface LogFilterBarProps {
  readonly node: string | undefined
  readonly onNode: (node: string | undefined) => void
  readonly text: string
  readonly onText: (text: string) => void
}

export function LogFilterBar({ node, onNode, text, onText }: LogFilterBarProps) {
  const nodes = useDocument((state) => state.picture?.nodes)
  const selection = useSession((state) => state.selection)
  const selected = selection?.kind === 'node' ? selection.id : selection?.kind === 'message' ? selection.node : undefined
  const offered = nodes?.find(({ id }) => id === selected && id !== node)
  return (
    <search
      aria-label="Filter of the log"
      className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-5 @max-[559px]:px-3.5 @min-[860px]:absolute @min-[860px]:top-0 @min-[860px]:right-14 @min-[860px]:h-(--bar-tabs) @min-[860px]:max-w-[calc(100%-440px)] @min-[860px]:border-0 @min-[860px]:px-0"
    >
      <span className="flex text-ink3">
        <Icon name="filter" size={14} />
      </span>
      <select
        aria-label="Node"
        value={node ?? ''}
        onChange={({ target }) => onNode(target.value === '' ? undefined : target.value)}
        className="h-7 max-w-[180px] min-w-0 cursor-pointer rounded-field bg-panel font-medium hover:bg-hov"
      >
        <option value="">all nodes</option>
        {nodes?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {offered && (
        <Button onClick={() => onNode(offered.id)} className="min-w-0 !font-normal !text-ink2 @max-[559px]:hidden">
          <bdi className="truncate">only {offered.name}</bdi>
        </Button>
      )}
      <WordsField
        label="Words in the log"
        hint="words: a message, an error, an operation"
        text={text}
        onText={onText}
        className="h-7 w-[290px] min-w-0"
      />
      {(node !== undefined || text !== '') && (
        <IconButton
          label="Show everything"
          onClick={() => {
            onNode(undefined)
            onText('')
          }}
        >
          <Icon name="close" size={13} />
        </IconButton>
      )}
    </search>
  )
}
