/** What the log is narrowed to: one node, and words that a row must have. Any number on the screen may ask it "which ones?". */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { openDock } from './session.ts'

interface LogFilter {
  readonly node: string | undefined
  readonly text: string
}

const logFilterStore = createStore<LogFilter>(() => ({ node: undefined, text: '' }))

export function useLogFilter(): LogFilter {
  return useStore(logFilterStore)
}

export function narrowLog(filter: Partial<LogFilter>): void {
  logFilterStore.setState(filter)
}

/** Shows in the log what happened at a node. */
export function askLog(node: string, text: string): void {
  narrowLog({ node, text })
  openDock('log')
}
