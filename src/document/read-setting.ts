/** One setting of `Metadata: Switchyard`. */
import { entryOf, type TreeNode } from '../text/tree.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { entriesOf, textOf } from './tree-values.ts'

/** How a setting's text becomes its value; `undefined` when it cannot. */
interface SettingForm<T> {
  readonly expected: string
  readonly parse: (text: string) => T | undefined
}

export const plainText: SettingForm<string> = { expected: 'a text', parse: (text) => text }

/** The value of a setting, or `undefined` when it is not there or not understood. */
export function readSetting<T>(parent: TreeNode | undefined, name: string, form: SettingForm<T>, problems: Problems): T | undefined {
  const node = entryOf(parent, name)
  if (node === undefined) return undefined
  const text = textOf(node)
  const value = text === undefined ? undefined : form.parse(text)
  if (value === undefined) note(problems, 'bad-setting', node.range, name, form.expected)
  return value
}

export const truth: SettingForm<boolean> = {
  expected: 'true or false',
  parse: (text) => (/^(true|on|yes)$/.test(text) ? true : /^(false|off|no)$/.test(text) ? false : undefined),
}

/** Notes every entry of a mapping that is not known. */
export function checkKnown(node: TreeNode | undefined, known: ReadonlySet<string>, problems: Problems): void {
  for (const { key } of entriesOf(node)) if (!known.has(key.value)) note(problems, 'unknown-setting', key.range, key.value)
}
