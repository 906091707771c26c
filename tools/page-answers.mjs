// Asks a running server for the page and for the script it names; `node tools/page-answers.mjs http://localhost:4173/`.

const address = process.argv[2] ?? ''
const page = await fetch(address)
const html = await page.text()
const script = /<script type="module"[^>]* src="([^"]+)"/.exec(html)?.[1]
if (!page.ok || script === undefined) throw new Error(`${address} answered ${page.status} without a page`)
const { ok, status, headers } = await fetch(new URL(script, address))
if (!ok || !headers.get('content-type')?.startsWith('text/javascript')) throw new Error(`${script} answered ${status}`)
console.log(`${address} answers, with its script and ${page.headers.has('content-security-policy') ? 'a' : 'no'} policy in its headers`)
