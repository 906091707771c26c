/** Code that came without a template: taken into the open document where it has one place there, else told plainly what to do. */
import type { DocumentFiles, Picture } from '../../bridge/protocol/index.ts'
import { documentStore } from '../stores/document.ts'
import { announce } from '../stores/notices.ts'
import { chooseFile, leaveFirstVisit, openDock } from '../stores/session.ts'
import { addFiles } from './edit-template.ts'
import type { Refusal } from './files/limits.ts'
import { placeFiles } from './files/place-files.ts'

/** Takes all of the files or none; `onto` is the node on which they were dropped. */
export function takeCode(dropped: DocumentFiles, onto: string | undefined): Refusal | undefined {
  const { path, files, picture } = documentStore.getState()
  const code = picture?.code ?? []
  const target = picture?.nodes.find(({ id, kind }) => id === onto && kind === 'function')
  if (target !== undefined && code.every(({ id }) => id !== target.id)) {
    return {
      title: `${target.name} has no code in files`,
      lines: [`Its code stands in the template, or is none. Give it a CodeUri, or change it there.`],
    }
  }
  const placed = placeFiles(dropped, { path, files, code }, target?.id)
  const [homeless] = placed.homeless
  if (homeless !== undefined) return refusalFor(homeless, code)
  const [first] = Object.keys(placed.files)
  if (first === undefined) return { title: 'Nothing here is code', lines: ['Handlers end in .mjs, .js or .cjs.'] }
  addFiles(placed.files)
  leaveFirstVisit()
  chooseFile(first)
  openDock('template')
  announce(`Took ${Object.keys(placed.files).join(', ')}`)
  return undefined
}

function refusalFor({ path, places }: { readonly path: string; readonly places: readonly string[] }, code: Picture['code']): Refusal {
  if (places.length > 1) {
    const lines = [`It could be ${places.slice(0, 4).join(' or ')}. Drop it onto its function, or drop the folder it lies in.`]
    return { title: `${path} has more than one place here`, lines }
  }
  const title = `${path} has no place in this template`
  if (code.length === 0)
    return { title, lines: ['No function of it has its code in a file. Drop the template that names it together with it.'] }
  const named = code.slice(0, 4).map(({ id, path: at }) => `${at} (${id})`)
  return {
    title,
    lines: [
      `The template names ${named.join(', ')}${code.length > named.length ? ', …' : ''}. Drop the file onto its function, or drop its template together with it.`,
    ],
  }
}
