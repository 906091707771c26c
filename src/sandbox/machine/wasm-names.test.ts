import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { readWasm } from '../testing/handler-run.ts'
import { exportNames, importNames } from './wasm-names.ts'

const wasmPath = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm')
/** The package's own loader, which pairs each letter with its name. */
const glue = readFileSync(join(dirname(wasmPath), 'emscripten-module.browser.mjs'), 'utf8').replaceAll('\n', '')

it('every export stands under the letter that the package’s own loader reads it from', () => {
  const { construct, malloc, free, ...functions } = exportNames
  for (const [name, letter] of Object.entries(functions))
    expect(glue).toMatch(new RegExp(`\\._${name}=\\w+\\.${letter.replace('$', '\\$')}[;,]`))
  expect(glue).toMatch(new RegExp(`\\._malloc=\\w+\\.${malloc};`))
  expect(glue).toMatch(new RegExp(`\\._free=\\w+\\.${free};`))
  expect(glue).toMatch(new RegExp(`Z\\.${construct}\\(\\)`))
})

it('every import is the one that the package’s own loader gives', () => {
  const { callFunction, shouldInterrupt, loadModuleSource, normalizeModule, freeHostRef, dateNow, resizeHeap } = importNames
  for (const [letter, body] of Object.entries({
    [callFunction]: 'callbacks.callFunction',
    [shouldInterrupt]: 'callbacks.shouldInterrupt',
    [loadModuleSource]: 'callbacks.loadModuleSource',
    [normalizeModule]: 'callbacks.normalizeModule',
    [freeHostRef]: 'callbacks.freeHostRef',
    [dateNow]: 'Date.now()',
    [resizeHeap]: '2147483648<',
  })) {
    const found = glue.match(new RegExp(`[{,]${letter}:(?:function)?\\(?.{0,90}`))?.[0] ?? ''
    expect(found).toContain(body)
  }
})

it('the wasm asks for nothing else', () => {
  const wanted = WebAssembly.Module.imports(readWasm()).map(({ name }) => name)
  expect(wanted.toSorted()).toEqual(Object.values(importNames).toSorted())
})
