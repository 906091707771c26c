/** What is not on the first screen, loaded when it is needed; after the first Run it is fetched ahead, so that nothing flickers. */
import { lazy } from 'react'

const loaders = {
  notices: () => import('./notice-list.tsx'),
  caption: () => import('../features/caption/caption.tsx'),
  inspector: () => import('../features/inspector/inspector.tsx'),
  workflow: () => import('../features/workflow/index.ts'),
  log: () => import('../features/log/log-panel.tsx'),
  paths: () => import('../features/strings/paths-panel.tsx'),
  charts: () => import('../features/charts/charts-panel.tsx'),
  problems: () => import('../features/problems/problems-panel.tsx'),
  template: () => import('../features/template/template-panel.tsx'),
  shortcuts: () => import('./shortcut-sheet.tsx'),
  palette: () => import('./command-palette.tsx'),
  fork: () => import('./fork-dialog.tsx'),
  outline: () => import('../features/outline/outline.tsx'),
  documentMenu: () => import('../features/library/document-menu.tsx'),
  library: () => import('../features/library/library-panel.tsx'),
  dropWords: () => import('./drop-words.tsx'),
}

export const NoticeList = lazy(async () => ({ default: (await loaders.notices()).NoticeList }))
export const Caption = lazy(async () => ({ default: (await loaders.caption()).Caption }))
export const PathsPanel = lazy(async () => ({ default: (await loaders.paths()).PathsPanel }))
export const ChartsPanel = lazy(async () => ({ default: (await loaders.charts()).ChartsPanel }))
export const ForkDialog = lazy(async () => ({ default: (await loaders.fork()).ForkDialog }))
export const Inspector = lazy(async () => ({ default: (await loaders.inspector()).Inspector }))
export const WorkflowScreen = lazy(async () => ({ default: (await loaders.workflow()).WorkflowScreen }))
export const WorkflowCrumb = lazy(async () => ({ default: (await loaders.workflow()).WorkflowCrumb }))
export const WorkflowInspector = lazy(async () => ({ default: (await loaders.workflow()).WorkflowInspector }))
export const LogPanel = lazy(async () => ({ default: (await loaders.log()).LogPanel }))
export const ProblemsPanel = lazy(async () => ({ default: (await loaders.problems()).ProblemsPanel }))
export const TemplatePanel = lazy(async () => ({ default: (await loaders.template()).TemplatePanel }))
export const ShortcutSheet = lazy(async () => ({ default: (await loaders.shortcuts()).ShortcutSheet }))
export const CommandPalette = lazy(async () => ({ default: (await loaders.palette()).CommandPalette }))
export const Outline = lazy(async () => ({ default: (await loaders.outline()).Outline }))
export const DocumentMenu = lazy(async () => ({ default: (await loaders.documentMenu()).DocumentMenu }))
export const LibraryPanel = lazy(async () => ({ default: (await loaders.library()).LibraryPanel }))
export const DropWords = lazy(async () => ({ default: (await loaders.dropWords()).DropWords }))

/** A panel that cannot be fetched ahead is asked for again when it is opened. */
export function fetchPanelsAhead(): void {
  for (const load of Object.values(loaders)) load().catch(() => undefined)
}
