/** What AWS, or the page, does not take. */
import type { ReactNode } from 'react'
import { Glyph } from './glyph.tsx'
import { shortName } from './short-name.ts'

/** AWS repeats what it was given, however long: letters that are shown of it. */
const LONGEST = 600

/** Something was refused: who says so, in their words. */
export function Refusal({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <p className="mt-2 flex items-start gap-2 rounded-field bg-failed-wash px-2.5 py-1.5">
      <span className="mt-0.5 flex">
        <Glyph tone="failed" />
      </span>
      <span className="min-w-0 break-words">
        <b className="font-semibold">{title}</b>
        <br />
        <bdi>{typeof children === 'string' ? shortName(children, LONGEST) : children}</bdi>
      </span>
    </p>
  )
}
