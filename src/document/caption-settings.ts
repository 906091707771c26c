/** `Caption` under `Metadata: Switchyard`: what a document says to whoever watches it, and what they may try at a press. */
import { isJsonObject, type Json } from '../base/json.ts'
import type { Change } from '../text/diagnostic.ts'
import type { TextRange } from '../text/range.ts'
import { entryOf, nodeByPath, toJson, type TreeNode, type TreePath } from '../text/tree.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import type { Caption, PictureNode, Trial } from './model.ts'
import { checkKnown, plainText, readSetting } from './read-setting.ts'
import type { ResourceIndex } from './resource-index.ts'
import { entriesOf, itemsOf, textOf } from './tree-values.ts'

/** A caption as written: what it names may not be there. */
export interface WrittenCaption {
  readonly look: string
  readonly tries: readonly WrittenTrial[]
}

interface WrittenTrial {
  readonly text: string
  readonly at: string | undefined
  readonly atRange: TextRange
  /** The words on its button. */
  readonly title: string | undefined
  readonly changes: readonly WrittenChange[]
}

interface WrittenChange extends Change {
  /** The resource whose property it sets; `undefined` for the settings of the document. */
  readonly resource: string | undefined
  readonly range: TextRange
}

const known: ReadonlySet<string> = new Set(['Look', 'Try'])
const knownOfTrial: ReadonlySet<string> = new Set(['Text', 'At', 'Do', 'Set'])
/** What stands for the document's own settings where a resource could be named. */
const ownSettings = 'Switchyard'
/** More would not be read by anybody. */
const mostTries = 10

export function readCaption(node: TreeNode | undefined, problems: Problems): WrittenCaption | undefined {
  if (node === undefined) return undefined
  if (node.kind !== 'mapping') {
    note(problems, 'bad-setting', node.range, 'Caption', 'a mapping of Look and Try')
    return undefined
  }
  checkKnown(node, known, problems)
  const list = entryOf(node, 'Try')
  if (list !== undefined && list.kind !== 'sequence') note(problems, 'bad-setting', list.range, 'Try', 'a list')
  const items = itemsOf(list)
  const beyond = items[mostTries]
  if (beyond !== undefined) note(problems, 'bad-setting', beyond.range, 'Try', `a list of at most ${mostTries}`)
  return {
    look: readSetting(node, 'Look', plainText, problems) ?? '',
    tries: items.slice(0, mostTries).flatMap((item) => readTrial(item, problems)),
  }
}

/** A text, or a mapping of Text, At, Do and Set. */
function readTrial(node: TreeNode, problems: Problems): WrittenTrial[] {
  const short = textOf(node)
  if (short !== undefined) return [{ text: short, at: undefined, atRange: node.range, title: undefined, changes: [] }]
  checkKnown(node, knownOfTrial, problems)
  const text = readSetting(node, 'Text', plainText, problems)
  if (text === undefined) {
    note(problems, 'bad-setting', node.range, 'What to try', 'a text, or a mapping of Text, At, Do and Set')
    return []
  }
  return [
    {
      text,
      at: readSetting(node, 'At', plainText, problems),
      atRange: entryOf(node, 'At')?.range ?? node.range,
      title: readSetting(node, 'Do', plainText, problems),
      changes: readChanges(entryOf(node, 'Set'), problems),
    },
  ]
}

/**
 * `Orders.VisibilityTimeout: 40` sets a property of a resource, `Switchyard.Pace: aws` a setting of the document. An item of a list goes by
 * its number, from 0: `Flow.Definition.States.Size.Choices.0.Next`. Names with dots in them stand in a JSON pointer: `/Flow/Definition/…`.
 */
function readChanges(node: TreeNode | undefined, problems: Problems): WrittenChange[] {
  if (node !== undefined && node.kind !== 'mapping')
    note(problems, 'bad-setting', node.range, 'Set', 'a mapping, as in { Orders.VisibilityTimeout: 40 }')
  return entriesOf(node).flatMap(({ key, value }) => {
    const [first = '', ...rest] = stepsOf(key.value)
    if (first === '' || rest.length === 0 || rest.includes('')) {
      note(problems, 'bad-setting', key.range, key.value, 'the name of a resource and of its property, as in Orders.VisibilityTimeout')
      return []
    }
    const isOwn = first === ownSettings
    const path = withIndexes(isOwn ? ['Metadata', ownSettings, ...rest] : ['Resources', first, 'Properties', ...rest], problems)
    if (path === undefined) {
      note(problems, 'setting-target', key.range, 'Caption', key.value, 'item')
      return []
    }
    return [{ path, value: withReferences(toJson(value)), resource: isOwn ? undefined : first, range: key.range }]
  })
}

/** https://www.rfc-editor.org/rfc/rfc6901 */
function stepsOf(key: string): string[] {
  if (!key.startsWith('/')) return key.split('.')
  return key
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Where the text has a list, the step is a number: an item that is there, or the one after the last. `undefined` for any other. */
function withIndexes(steps: readonly string[], { tree }: Problems): TreePath | undefined {
  const path: (string | number)[] = []
  for (const step of steps) {
    const around = nodeByPath(tree, path)
    if (around?.kind !== 'sequence') path.push(step)
    else if (/^\d+$/.test(step) && Number(step) <= around.items.length) path.push(Number(step))
    else return undefined
  }
  return path
}

/** Metadata holds no functions: a reference is a plain text there, `'!GetAtt Orders.Arn'`, and becomes one where it is set. */
function withReferences(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withReferences)
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withReferences(member ?? null)]))
  const reference = typeof value === 'string' ? /^!(?:Ref (?<id>\w+)|GetAtt (?<of>\w+)\.(?<attribute>\w+))$/.exec(value)?.groups : undefined
  if (reference === undefined) return value
  const { id, of, attribute } = reference
  return id === undefined ? { 'Fn::GetAtt': [of ?? '', attribute ?? ''] } : { Ref: id }
}

/** The caption, of nodes and resources that are there. */
export function captionOf(
  written: WrittenCaption | undefined,
  { nodes, index }: { readonly nodes: readonly PictureNode[]; readonly index: ResourceIndex },
  problems: Problems,
): Caption | undefined {
  if (written === undefined) return undefined
  const tries = written.tries.map(({ text, at, atRange, title, changes }): Trial => {
    const isThere = nodes.some(({ id }) => id === at)
    if (at !== undefined && !isThere) note(problems, 'setting-target', atRange, 'Caption', at, 'node')
    const made = changes.flatMap(({ resource, range, path, value }): Change[] => {
      if (resource === undefined || index.byId.has(resource)) return [{ path, ...(value !== undefined && { value }) }]
      note(problems, 'setting-target', range, 'Caption', resource, 'resource')
      return []
    })
    const isWhole = made.length > 0 && made.length === changes.length
    return { text, ...(isThere && at !== undefined && { at }), ...(isWhole && { fix: { title: title ?? titleOf(made), changes: made } }) }
  })
  return { look: written.look, tries }
}

/** For the button: `Set VisibilityTimeout to 40`. */
function titleOf(changes: readonly Change[]): string {
  const words = changes.map(({ path, value }) => {
    const last = path.at(-1)
    const name = typeof last === 'number' ? `item ${last + 1} of ${path.at(-2) ?? ''}` : String(last)
    return value !== null && typeof value === 'object' ? `Set ${name}` : `Set ${name} to ${String(value)}`
  })
  return [...new Set(words)].join(', ')
}
