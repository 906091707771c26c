/** Acting in the past drops what came later: whether the person was warned of it, and the question while it is asked. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { openDialog } from './session.ts'

interface Question {
  /** Where somebody wants to act: virtual ms, and the step. */
  readonly clockMs: number
  readonly step: number
  /** What people did later. */
  readonly inputsAhead: number
  readonly answer: (isAllowed: boolean) => void
}

interface Fork {
  /** Was said once in this visit; holds until the page is left. */
  readonly isAllowed: boolean
  readonly question: Question | undefined
  /** Somebody acts: what the worker still tells of the past is settled. */
  readonly isTakenUp: boolean
}

export const forkStore = createStore<Fork>(() => ({ isAllowed: false, question: undefined, isTakenUp: false }))

export function useFork<T>(selector: (state: Fork) => T): T {
  return useStore(forkStore, selector)
}

/** Asks by a dialog. A question that was not answered yet counts as answered with no. */
export function askAboutFork(about: Omit<Question, 'answer'>): Promise<boolean> {
  forkStore.getState().question?.answer(false)
  return new Promise((answer) => {
    forkStore.setState({ question: { ...about, answer } })
    openDialog('fork')
  })
}

export function answerFork(isAllowed: boolean): void {
  const { question } = forkStore.getState()
  if (question === undefined) return
  forkStore.setState((state) => ({ question: undefined, isAllowed: state.isAllowed || isAllowed }))
  openDialog(undefined)
  question.answer(isAllowed)
}

export function takeUp(isTakenUp: boolean): void {
  forkStore.setState({ isTakenUp })
}
