// Installs what package-lock.json names, unless exactly that is installed already.
import { readFileSync } from 'node:fs'
import { run } from './run.mjs'

/** @param {NodeJS.ProcessEnv} [env] */
export async function installPackages(env = process.env) {
  if (isInstalled()) return
  console.log('Installing packages …')
  const npm = env.npm_execpath
  const code =
    npm === undefined ? await run('npm', ['ci'], { shell: process.platform === 'win32' }) : await run(process.execPath, [npm, 'ci'])
  if (code !== 0) throw new Error(`npm ci ended with exit code ${code}`)
}

/** npm writes down what it has installed as the last thing it does; that must agree with the lock file. */
function isInstalled() {
  const wanted = readPackages('../package-lock.json')
  const present = readPackages('../node_modules/.package-lock.json')
  if (wanted === undefined || present === undefined) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    if (found === undefined) return entry.optional === true || entry.devOptional === true
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, integrity?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')).packages
  } catch {
    return undefined
  }
}
