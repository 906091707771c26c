// Finds a Chromium for the end-to-end tests, or gets one. The order is told in docs/decisions.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runTool } from './run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const MACOS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

const ADVICE = `No browser for the end-to-end tests. Install one of these, then run npm test again:
  - Chromium or Google Chrome, from your system's packages or from google.com/chrome
    (Debian: apt-get install chromium; Fedora: dnf install chromium; macOS: brew install --cask chromium)
  - or Playwright's own: npx playwright install --with-deps chromium
A browser in an unusual place is named by SWITCHYARD_CHROMIUM=path.`

/** The path of a browser that is there, or nothing. @returns {string | undefined} */
export function findBrowser() {
  for (const name of ['SWITCHYARD_CHROMIUM', 'CHROME_PATH']) {
    const path = process.env[name]
    if (path !== undefined && path !== '') return path
  }
  return usualPlaces().find((path) => existsSync(path) && starts(path))
}

/** The path of a browser, installed now if there was none. @returns {Promise<string>} */
export async function ensureBrowser() {
  const path = findBrowser() ?? (await playwrightBrowser()) ?? (await downloadBrowser()) ?? (await debianBrowser())
  if (path === undefined) throw new Error(ADVICE)
  return path
}

/** @returns {string[]} */
function usualPlaces() {
  const { env, platform } = process
  if (platform === 'darwin') return MACOS
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return roots.flatMap((root) => WINDOWS.map((path) => join(root, path)))
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), '/usr/bin', '/snap/bin']
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
}

/** On Linux the name alone proves nothing: it may be a stub that only says how to install the real one. @param {string} path */
function starts(path) {
  if (process.platform !== 'linux') return true
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return status === 0 && /Chrom|Edge/.test(stdout)
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) && starts(path) ? path : undefined
}

/** The download comes first: without it, the packages it depends on are of no use. */
async function downloadBrowser() {
  console.log("No browser found; downloading Playwright's own …")
  const code = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'ignore' })
  if (code !== 0) {
    console.log('The download failed.')
    return undefined
  }
  const path = await playwrightBrowser()
  if (path !== undefined || process.platform !== 'linux') return path
  if (superuser() !== undefined) await runTool('@playwright/test/cli.js', ['install-deps', 'chromium'])
  return playwrightBrowser()
}

/** Debian packages a real Chromium; what Ubuntu calls so is a stub. */
async function debianBrowser() {
  const sudo = superuser()
  if (sudo === undefined || !isDebian()) return undefined
  console.log("Installing the distribution's chromium …")
  const apt = (/** @type {string[]} */ ...args) => {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...args]
    return run(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  await apt('update', '-qq')
  await apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
  return findBrowser()
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** What to put before a command that needs root: nothing for root, sudo where it asks no password. @returns {string[] | undefined} */
function superuser() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
}
