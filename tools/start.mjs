// `npm start`: from a fresh clone to a page at an address. Needs Node and npm, nothing else.
// `--static` serves as a host that can send no headers would; `--built` serves what was built last.
import { installPackages } from './install.mjs'
import { runTool } from './run.mjs'
import { startServer } from './serve.mjs'

async function main() {
  const flags = process.argv.slice(2)
  if (!flags.includes('--built')) {
    await installPackages()
    const code = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'])
    if (code !== 0) throw new Error('the build failed')
  }
  const asked = process.env.PORT
  const { address } = await startServer({ port: Number(asked ?? 4173), mayMove: asked === undefined, isStatic: flags.includes('--static') })
  console.log(`Switchyard is at ${address}`)
}

main().catch((error) => {
  console.error(`Switchyard did not start: ${error.message}`)
  process.exitCode = 1
})
