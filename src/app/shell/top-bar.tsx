/** The bar on top: where one is, what is open, how it stands, and what concerns the whole page. */
import { Suspense } from 'react'
import { command, keyText, runCommand } from '../commands/commands.ts'
import { useSession } from '../stores/session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon, Mark } from '../ui/icon.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { DocumentName } from './document-name.tsx'
import { WorkflowCrumb } from './lazy-panels.ts'
import { RunStatus } from './run-status.tsx'
import { SaveStatus } from './save-status.tsx'

export function TopBar() {
  const fresh = useSession((state) => state.fresh)
  const workflow = useSession((state) => state.workflow)
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 py-2 border-b border-line bg-panel px-5 max-sm:gap-2 max-sm:px-3">
      <span className="flex items-center gap-2.5">
        <Mark />
        {/* Beside two names there is no room for a third. */}
        <span className={`text-name font-semibold ${workflow === undefined ? 'max-sm:sr-only' : 'max-xl:sr-only'}`}>Switchyard</span>
      </span>
      <span aria-hidden="true" className="h-5 w-px bg-line" />
      <DocumentName />
      {workflow !== undefined && (
        <Suspense fallback={null}>
          <WorkflowCrumb node={workflow} />
        </Suspense>
      )}
      <SaveStatus />
      {!fresh && <RunStatus />}
      <span className="flex-1" />
      <Button
        onClick={() => runCommand('palette')}
        aria-keyshortcuts="Control+K Meta+K"
        title={`${command('palette').title}: commands and nodes by name`}
        className="!font-normal !text-ink2"
      >
        <Icon name="search" />
        <span className="max-md:sr-only">Do anything</span>
        <span className="max-md:hidden">
          <KeyCap>{keyText('Mod+k')}</KeyCap>
        </span>
      </Button>
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
