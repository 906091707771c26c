/** What is not on the first screen, loaded when it is needed; after the first Run it is fetched ahead, so that nothing flickers. */
import { fetchAheadAfter, fetched } from '../ui/fetched.tsx'

export const Caption = fetched(
  () => import('../features/caption/caption.tsx'),
  (part) => part.Caption,
)
export const LogPanel = fetched(
  () => import('../features/log/log-panel.tsx'),
  (part) => part.LogPanel,
)
export const NoticeList = fetched(
  () => import('./notice-list.tsx'),
  (part) => part.NoticeList,
)
export const Inspector = fetched(
  () => import('../features/inspector/inspector.tsx'),
  (part) => part.Inspector,
)
export const PathsPanel = fetched(
  () => import('../features/strings/paths-panel.tsx'),
  (part) => part.PathsPanel,
)
export const ChartsPanel = fetched(
  () => import('../features/charts/charts-panel.tsx'),
  (part) => part.ChartsPanel,
)
export const ProblemsPanel = fetched(
  () => import('../features/problems/problems-panel.tsx'),
  (part) => part.ProblemsPanel,
)
export const TemplatePanel = fetched(
  () => import('../features/template/template-panel.tsx'),
  (part) => part.TemplatePanel,
)
export const ShortcutSheet = fetched(
  () => import('./shortcut-sheet.tsx'),
  (part) => part.ShortcutSheet,
)
export const CommandPalette = fetched(
  () => import('./command-palette.tsx'),
  (part) => part.CommandPalette,
)
export const ForkDialog = fetched(
  () => import('./fork-dialog.tsx'),
  (part) => part.ForkDialog,
)
export const Outline = fetched(
  () => import('../features/outline/outline.tsx'),
  (part) => part.Outline,
)
export const DocumentMenu = fetched(
  () => import('../features/library/document-menu.tsx'),
  (part) => part.DocumentMenu,
)
export const LibraryPanel = fetched(
  () => import('../features/library/library-panel.tsx'),
  (part) => part.LibraryPanel,
)
export const DropWords = fetched(
  () => import('./drop-words.tsx'),
  (part) => part.DropWords,
)

const workflow = () => import('../features/workflow/index.ts')
export const WorkflowScreen = fetched(workflow, (part) => part.WorkflowScreen)
export const WorkflowCrumb = fetched(workflow, (part) => part.WorkflowCrumb)
export const WorkflowTime = fetched(workflow, (part) => part.WorkflowTime)
export const WorkflowInspector = fetched(workflow, (part) => part.WorkflowInspector)

/** After the first Run, ms: what moves first moves before them. */
const afterMs = 1_500

export function fetchPanelsAhead(): () => void {
  return fetchAheadAfter(afterMs, [
    NoticeList,
    Inspector,
    PathsPanel,
    ChartsPanel,
    ProblemsPanel,
    TemplatePanel,
    ShortcutSheet,
    CommandPalette,
    ForkDialog,
    Outline,
    DocumentMenu,
    LibraryPanel,
    DropWords,
    WorkflowScreen,
  ])
}
