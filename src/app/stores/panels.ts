/** How the screen is set up: sizes of the panels, and whether single keys are shortcuts. Remembered between visits. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { remember, remembered } from './remembered.ts'

interface Panels {
  readonly dockHeight: number
  readonly dockIsOpen: boolean
  readonly inspectorWidth: number
  /** The picture as a list stands beside it. */
  readonly outlineIsOpen: boolean
  /** Single characters act as shortcuts (WCAG 2.1.4: they can be switched off). */
  readonly singleKeys: boolean
}

export const dockHeights = { least: 96, usual: 240, most: 640 }
export const inspectorWidths = { least: 300, usual: 348, most: 560 }

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

export const panelsStore = createStore<Panels>(() => ({
  dockHeight: within(dockHeights, remembered('dockHeight', dockHeights.usual, isNumber)),
  dockIsOpen: remembered('dockIsOpen', true, isBoolean),
  inspectorWidth: within(inspectorWidths, remembered('inspectorWidth', inspectorWidths.usual, isNumber)),
  outlineIsOpen: remembered('outlineIsOpen', false, isBoolean),
  singleKeys: remembered('singleKeys', true, isBoolean),
}))

export function usePanels<T>(selector: (state: Panels) => T): T {
  return useStore(panelsStore, selector)
}

export function resizeDock(height: number): void {
  const dockHeight = within(dockHeights, height)
  remember('dockHeight', dockHeight)
  panelsStore.setState({ dockHeight })
}

export function showDock(dockIsOpen: boolean): void {
  remember('dockIsOpen', dockIsOpen)
  panelsStore.setState({ dockIsOpen })
}

export function resizeInspector(width: number): void {
  const inspectorWidth = within(inspectorWidths, width)
  remember('inspectorWidth', inspectorWidth)
  panelsStore.setState({ inspectorWidth })
}

export function showOutline(outlineIsOpen: boolean): void {
  remember('outlineIsOpen', outlineIsOpen)
  panelsStore.setState({ outlineIsOpen })
}

export function allowSingleKeys(singleKeys: boolean): void {
  remember('singleKeys', singleKeys)
  panelsStore.setState({ singleKeys })
}

function within({ least, most }: { least: number; most: number }, value: number): number {
  return Math.round(Math.min(most, Math.max(least, value)))
}
