/**
 * What lives on the wires: messages, and the words of deliveries that are tried again, which captions of messages keep off. With it
 * comes the quick way to carry nodes about.
 */
import { useMemo, type ComponentProps } from 'react'
import { carriedGraphOf } from './carried-graph.ts'
import { followBy } from './following.ts'
import { MessageLayer } from './message-layer/message-layer.tsx'
import { TriesWords } from './tries-words.tsx'
import { useTries } from './use-tries.ts'

followBy(carriedGraphOf)

export function LiveLayer({ graph, ...props }: ComponentProps<typeof MessageLayer>) {
  const tries = useTries(graph)
  const free = useMemo(
    () => (tries.length === 0 ? graph : { ...graph, obstacles: [...graph.obstacles, ...tries.map(({ box }) => box)] }),
    [graph, tries],
  )
  return (
    <>
      {tries.length > 0 && <TriesWords tries={tries} />}
      <MessageLayer graph={free} {...props} />
    </>
  )
}
