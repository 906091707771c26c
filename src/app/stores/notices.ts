/** What the page has to say outside its panels: notices that stay until dismissed, and one line for screen readers. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export interface Notice {
  readonly id: number
  readonly tone: 'failed' | 'retry' | 'waiting'
  readonly title: string
  readonly lines: readonly string[]
  /** A report that can be copied as it is. */
  readonly report?: string
  /** What can be done about it; doing it dismisses the notice. */
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[]
}

interface Notices {
  readonly notices: readonly Notice[]
  readonly announcement: string
}

const noticesStore = createStore<Notices>(() => ({ notices: [], announcement: '' }))

const most = 3
let nextId = 1

export function useNotices<T>(selector: (state: Notices) => T): T {
  return useStore(noticesStore, selector)
}

/** Shows a notice; one with the same title takes the place of the old one. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const shown = { ...notice, id: nextId++ }
  noticesStore.setState((state) => ({ notices: [...state.notices.filter((old) => old.title !== notice.title), shown].slice(-most) }))
  announce(notice.title)
}

export function dismissNotice(id: number): void {
  noticesStore.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }))
}

/** Another document is open: what was said about the old one is settled. */
export function dismissNotices(): void {
  noticesStore.setState({ notices: [] })
}

export function announce(announcement: string): void {
  noticesStore.setState({ announcement })
}
