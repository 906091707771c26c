// Names in package-lock.json the binaries of every platform. Where a registry holds the binaries of some platforms only, npm
// leaves the others out of the lock file, and from then on `npm ci` refuses it everywhere. `npm run lock` adds them: by the
// exact version that their parent asks for, without a checksum, and installed only on their own platform.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** @typedef {{ version?: string, os?: string[], cpu?: string[], libc?: string[], dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string> }} Entry */

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * The entries that a lock file lacks, by their place in node_modules.
 * @param {Record<string, Entry>} packages
 * @returns {Record<string, Entry>}
 */
export function missingPlatforms(packages) {
  /** @type {Record<string, Entry>} */
  const missing = {}
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`]
      if (places.some((place) => packages[place] !== undefined)) continue
      const { cpu, libc, os } = platformOf(name)
      // In the order in which npm writes them, so that its next change of the file touches no other line.
      missing[`node_modules/${name}`] = { version, cpu, dev: parent.dev, libc, optional: true, os }
    }
  }
  return missing
}

/** Reads the platform from names such as binding-linux-arm64-musl. @param {string} name @returns {Entry} */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const system = SYSTEMS.find((word) => words.includes(word))
  const processor = PROCESSORS.find((word) => words.includes(word))
  if (processor === undefined || (system === undefined && processor !== 'wasm32')) throw new Error(`${name} names no platform`)
  const library = words.some((word) => word.startsWith('musl')) ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
  return {
    cpu: [processor],
    libc: system === 'linux' && library !== undefined ? [library] : undefined,
    os: system === undefined ? undefined : [system],
  }
}

function main() {
  const file = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingPlatforms(lock.packages)
  const packages = Object.entries({ ...lock.packages, ...missing }).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} platforms added`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
