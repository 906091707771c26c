/** What the transport does: start, pause, step, restart, speed. Each tells the worker and puts its answer into the session. */
import { documentStore, worldRebuilt } from '../stores/document.ts'
import { announce } from '../stores/notices.ts'
import { prepareSandbox, request, worldReplaced } from '../stores/connection.ts'
import { leaveFirstVisit, select, sessionStore, setRunState, setSpeed, setStarting, setUntilIdle } from '../stores/session.ts'
import { told } from './told.ts'

/** Whoever acts last wins: a pause during the fetch of the sandbox is not overtaken by the run it stopped. */
let latestWish = 0

export function isRunning(): boolean {
  const { starting, run } = sessionStore.getState()
  return starting || run?.running === true
}

export function toggleRun(): void {
  if (isRunning()) pause()
  else startRun()
}

function startRun(): void {
  setStarting(true)
  setUntilIdle(false)
  void prepared(async () => {
    setRunState(await request('run', { speed: sessionStore.getState().speed }))
    announce('Running')
  })
}

export function runUntilIdle(): void {
  setStarting(true)
  setUntilIdle(true)
  void prepared(async () => setRunState(await request('runUntilIdle', {})))
}

/** Each press is a step, also while the sandbox is being fetched. */
export function stepOnce(): void {
  if (!documentStore.getState().picture) return
  leaveFirstVisit()
  void told(async () => {
    await prepareSandbox()
    setRunState(await request('step', { count: 1 }))
  })
}

function pause(): void {
  latestWish++
  setStarting(false)
  void told(async () => {
    setRunState(await request('pause', {}))
    announce('Paused')
  })
}

export function restart(seed?: number): void {
  latestWish++
  setStarting(false)
  void told(async () => {
    const { picture, state } = await request('restart', seed === undefined ? {} : { seed })
    worldReplaced()
    worldRebuilt(picture)
    setRunState(state)
    const kind = sessionStore.getState().selection?.kind
    if (kind === 'message' || kind === 'token') select(undefined)
    announce('Restarted')
  })
}

export function chooseSpeed(speed: number): void {
  setSpeed(speed)
  if (!isRunning()) return
  void told(async () => setRunState(await request('setSpeed', { speed })))
}

/** Fetches the sandbox first: handlers may be called with the very first event. */
async function prepared(act: () => Promise<void>): Promise<void> {
  if (!documentStore.getState().picture) return
  const wish = ++latestWish
  leaveFirstVisit()
  await told(async () => {
    await prepareSandbox()
    if (wish === latestWish) await act()
  })
  if (wish === latestWish) setStarting(false)
}
