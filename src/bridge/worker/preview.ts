/** The picture of a document alone: no world is made of it. */
import { openTemplate } from '../../document/index.ts'
import { pictureOf } from '../../engine/simulation/index.ts'
import type { OpenParams, Reply } from '../protocol/index.ts'

export function previewOf({ text, name, files = {}, seed }: OpenParams): Reply<'preview'> {
  const opened = openTemplate(text, { name, files, ...(seed !== undefined && { seed }) })
  return opened.ok ? { ok: true, value: pictureOf(opened.value) } : opened
}
