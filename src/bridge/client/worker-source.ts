/**
 * Where the worker comes from. A worker loaded from an address obeys the headers of its own response; where the host
 * sends none (the page then carries its policy in a <meta>), it is started from a blob, which inherits the page's.
 */
import workerUrl from '../worker/entry.ts?worker&url'

export function startWorker(): Worker {
  const policyInPage = document.querySelector('meta[http-equiv="Content-Security-Policy"]') !== null
  if (!policyInPage) return new Worker(new URL(workerUrl, document.baseURI), { type: 'module' })
  const address = new URL(workerUrl, document.baseURI).href
  const blob = new Blob([`import ${JSON.stringify(address)}`], { type: 'text/javascript' })
  return new Worker(URL.createObjectURL(blob), { type: 'module' })
}
