/** What is not on the first screen, loaded when it is needed; after the first Run it is fetched ahead, so that nothing flickers. */
import { lazy } from 'react'

const loaders = {
  inspector: () => import('../features/inspector/inspector.tsx'),
  log: () => import('../features/log/log-panel.tsx'),
  problems: () => import('../features/problems/problems-panel.tsx'),
  template: () => import('../features/template/template-panel.tsx'),
  shortcuts: () => import('./shortcut-sheet.tsx'),
}

export const Inspector = lazy(async () => ({ default: (await loaders.inspector()).Inspector }))
export const LogPanel = lazy(async () => ({ default: (await loaders.log()).LogPanel }))
export const ProblemsPanel = lazy(async () => ({ default: (await loaders.problems()).ProblemsPanel }))
export const TemplatePanel = lazy(async () => ({ default: (await loaders.template()).TemplatePanel }))
export const ShortcutSheet = lazy(async () => ({ default: (await loaders.shortcuts()).ShortcutSheet }))

/** A panel that cannot be fetched ahead is asked for again when it is opened. */
export function fetchPanelsAhead(): void {
  for (const load of Object.values(loaders)) load().catch(() => undefined)
}
