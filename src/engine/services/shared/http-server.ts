/** Which of the document's web servers a request reaches. */
import type { Step } from '../../kernel/index.ts'
import { httpEndpointKey } from './resource-keys.ts'

/** The address of the server that a URL is of: the one that names most of it. `undefined`: nobody answers. */
export function serverAt(step: Pick<Step, 'read'>, url: string): string | undefined {
  const bare = url.replace(/[?#].*$/, '')
  const candidates = [url]
  for (let at = bare; /^https?:\/\/[^/]/.test(at); at = at.slice(0, at.lastIndexOf('/'))) candidates.push(at, `${at}/`)
  return candidates.find((candidate) => step.read(httpEndpointKey(candidate)) !== undefined)
}
