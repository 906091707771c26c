/** The bar on top: where one is, what is open, how it stands, and what concerns the whole page. */
import { command, keyText, runCommand } from '../commands/commands.ts'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon, Mark } from '../ui/icon.tsx'
import { RunStatus } from './run-status.tsx'

export function TopBar() {
  const name = useDocument((state) => state.name)
  const edited = useDocument((state) => state.edited)
  const fresh = useSession((state) => state.fresh)
  return (
    <header className="flex h-12 shrink-0 items-center gap-4 border-b border-line bg-panel px-5 max-sm:gap-2 max-sm:px-3">
      <span className="flex items-center gap-2.5">
        <Mark />
        <span className="text-name font-semibold max-sm:sr-only">Switchyard</span>
      </span>
      <span aria-hidden="true" className="h-5 w-px bg-line" />
      <span dir="auto" data-testid="document-name" className="min-w-0 truncate text-name font-medium">
        {name}
      </span>
      {!fresh && <RunStatus />}
      {edited && (
        <span title="Edits live in this tab only and are lost when it closes" className="truncate text-ink3 max-lg:hidden">
          edited, in this tab only
        </span>
      )}
      <span className="flex-1" />
      <Button onClick={() => runCommand('open')} title={`${command('open').title} (${keyText('o')})`}>
        <Icon name="open" />
        <span className="max-sm:sr-only">Open…</span>
      </Button>
      <span aria-hidden="true" className="h-5 w-px bg-line max-sm:hidden" />
      <span className="flex gap-1">
        <ThemeButton />
        <IconButton label="Keys" shortcut="?" onClick={() => runCommand('shortcuts')} className="max-sm:hidden">
          <Icon name="help" />
        </IconButton>
      </span>
    </header>
  )
}

const themeWords = { system: 'as the system', light: 'light', dark: 'dark' }

function ThemeButton() {
  const theme = useSession((state) => state.theme)
  return (
    <IconButton label={`Theme: ${themeWords[theme]}`} shortcut={keyText('d')} onClick={() => runCommand('theme')}>
      <Icon name="theme" />
    </IconButton>
  )
}
