/** Which file or built-in module a specifier means, as Node resolves it under `/var/task`, and the text of ES modules. */

const taskRoot = '/var/task/'
type Files = Readonly<Record<string, string>>

/** The path of a file, the bare name of a built-in module or package, or '' when a relative path leads nowhere. */
export function resolveModule(files: Files, base: string, specifier: string): string {
  if (!/^(\.{0,2}\/|\.{1,2}$)/.test(specifier)) return specifier.replace(/^node:/, '')
  const path = specifier.startsWith('/') ? flatten(specifier) : flatten(`${base.replace(/[^/]*$/, '')}${specifier}`)
  const found = ['', '.js', '.json', '.cjs', '/index.js'].find((ending) => fileAt(files, path + ending) !== undefined)
  return found === undefined ? '' : path + found
}

export function fileAt(files: Files, path: string): string | undefined {
  if (!path.startsWith(taskRoot)) return undefined
  const name = path.slice(taskRoot.length)
  return Object.hasOwn(files, name) ? files[name] : undefined
}

function flatten(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** The text of an ES module that hands on what a CommonJS file or a built-in module exports. */
export function bridgeModule(path: string, names: readonly string[]): string {
  const lines = [`const module = globalThis[Symbol.for('switchyard.module')](${JSON.stringify(path)})`, 'export default module']
  names
    .filter((name) => name !== 'default' && /^[A-Za-z_$][\w$]*$/.test(name))
    .forEach((name, index) => lines.push(`const _${index} = module[${JSON.stringify(name)}]`, `export { _${index} as ${name} }`))
  return lines.join('\n')
}

/** Commands and clients that ES modules name: they are linked by name, so undescribed ones must be exported too. */
export function namesInModules(files: Files): readonly string[] {
  const names = new Set<string>()
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith('.mjs'))
      for (const [found] of text.matchAll(/\b[A-Z]\w*(?:Command|Client)\b|\b(?:paginate|waitUntil)[A-Z]\w*\b/g)) names.add(found)
  }
  return [...names]
}
