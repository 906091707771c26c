/** The rail on the left: doors to what lies beside the picture. A door stands here only when what is behind it works. */
import { command, keyText, runCommand } from '../commands/commands.ts'
import { showList, useLibrary } from '../stores/library.ts'
import { usePanels } from '../stores/panels.ts'
import { Icon } from '../ui/icon.tsx'

export function Rail() {
  const isListShown = useLibrary((state) => state.isListShown)
  const isOutlined = usePanels((state) => state.outlineIsOpen)
  return (
    <nav aria-label="Rail" className="flex w-[var(--bar-rail)] shrink-0 flex-col items-stretch border-r border-line bg-panel px-1.5 py-3">
      <button
        type="button"
        aria-expanded={isListShown}
        title="The documents kept in this browser"
        onClick={() => showList(!isListShown)}
        className={`flex min-h-[52px] flex-col items-center justify-center gap-1 rounded-button hover:bg-hov ${isListShown ? 'bg-hov text-ink' : 'text-ink2'}`}
      >
        <Icon name="mine" />
        Mine
      </button>
      <span className="flex-1" />
      <button
        type="button"
        aria-expanded={isOutlined}
        aria-keyshortcuts={command('outline').key}
        title={`${command('outline').title} (${keyText(command('outline').key ?? '')})`}
        onClick={() => runCommand('outline')}
        className={`flex min-h-[52px] flex-col items-center justify-center gap-1 rounded-button hover:bg-hov ${isOutlined ? 'bg-hov text-ink' : 'text-ink2'}`}
      >
        <Icon name="outline" />
        Outline
      </button>
    </nav>
  )
}
