import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { measureBuild } from './build-size.ts'
import { contentPolicyPlugin } from './content-policy-plugin.ts'
import { firstLoadFence } from './first-load-fence.ts'

const root = mkdtempSync(join(tmpdir(), 'switchyard-build-'))

afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Builds a page with a script of one line, in whose neighbourhood a heavy package lies. */
async function buildPage(script: string): Promise<string> {
  mkdirSync(join(root, 'node_modules/monaco-editor'), { recursive: true })
  writeFileSync(join(root, 'node_modules/monaco-editor/index.js'), `export const editor = '${'heavy'.repeat(50)}'`)
  writeFileSync(join(root, 'index.html'), '<head>\n<meta charset="utf-8">\n</head><script type="module" src="./main.js"></script>')
  writeFileSync(join(root, 'main.js'), script)
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { manifest: true, modulePreload: false },
    plugins: [contentPolicyPlugin(), firstLoadFence()],
  })
  const files = Array.isArray(output) || !('output' in output) ? [] : output.output
  const page = files.find(({ fileName }) => fileName === 'index.html')
  return page?.type === 'asset' ? String(page.source) : ''
}

test('a heavy package in the first load fails the build', async () => {
  await expect(buildPage("import { editor } from 'monaco-editor'; document.title = editor")).rejects.toThrow(
    'monaco-editor must not be loaded',
  )
})

test('a heavy package that loads when needed passes, and is not counted', async () => {
  const page = await buildPage("import('monaco-editor').then(({ editor }) => (document.title = editor))")
  expect(page).toContain('http-equiv="Content-Security-Policy"')
  const [scripts, styles] = measureBuild(join(root, 'dist'))
  expect(scripts?.kilobytes).toBeGreaterThan(0.1)
  expect(scripts?.kilobytes).toBeLessThan(2)
  expect(styles?.kilobytes).toBe(0)
})
