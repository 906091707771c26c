/** Messages that a person has received by hand, with the receipts to delete them by. They are of one world and go with it. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { mirrorStore, newestFrame, useWorld } from './mirror.ts'

export interface HeldMessage {
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  /** Names and values, in AWS's words: `ApproximateReceiveCount`, and the message's own. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
  /** Virtual ms. */
  readonly receivedAt: number
}

type NewlyHeld = Omit<HeldMessage, 'receivedAt'>

interface Held {
  /** The world that they are of. */
  readonly world: number
  readonly byNode: Readonly<Record<string, readonly HeldMessage[]>>
}

const none: readonly HeldMessage[] = []
const heldStore = createStore<Held>(() => ({ world: 0, byNode: {} }))

/** What is held of a queue, the newest first. */
export function useHeld(node: string): readonly HeldMessage[] {
  useWorld()
  return useStore(heldStore, () => heldOf(node))
}

/** The same, now. */
export function heldOf(node: string): readonly HeldMessage[] {
  return heldNow().byNode[node] ?? none
}

function heldNow(): Held {
  const { world } = mirrorStore.getState()
  const held = heldStore.getState()
  return held.world === world ? held : { world, byNode: {} }
}

/** A receipt that is received again takes the place of the older one of the same message. */
export function holdMessages(node: string, received: readonly NewlyHeld[]): void {
  const receivedAt = newestFrame()?.clockMs ?? 0
  const known = new Set(received.map(({ messageId }) => messageId))
  change(node, (messages) => [
    ...received.map((message) => ({ ...message, receivedAt })),
    ...messages.filter(({ messageId }) => !known.has(messageId)),
  ])
}

export function letGo(node: string, receiptHandle: string): void {
  change(node, (messages) => messages.filter((message) => message.receiptHandle !== receiptHandle))
}

function change(node: string, changed: (messages: readonly HeldMessage[]) => readonly HeldMessage[]): void {
  const { world, byNode } = heldNow()
  heldStore.setState({ world, byNode: { ...byNode, [node]: changed(byNode[node] ?? none) } })
}
