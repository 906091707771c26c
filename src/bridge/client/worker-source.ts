/**
 * Where a worker comes from. A worker loaded from an address obeys the headers of its own response; where the host
 * sends none (the page then carries its policy in a <meta>), it is started from a blob, which inherits the page's.
 */
import workerUrl from '../worker/entry.ts?worker&url'

export function startWorker(): Worker {
  return workerAt(workerUrl)
}

/** A worker of ours by the address that the build gave its file; also the code editor's come from here. */
export function workerAt(url: string): Worker {
  const policyInPage = document.querySelector('meta[http-equiv="Content-Security-Policy"]') !== null
  const { href } = new URL(url, document.baseURI)
  if (!policyInPage) return new Worker(href, { type: 'module' })
  const blob = new Blob([`import ${JSON.stringify(href)}`], { type: 'text/javascript' })
  return new Worker(URL.createObjectURL(blob), { type: 'module' })
}
