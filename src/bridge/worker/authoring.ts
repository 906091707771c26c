/** Forms, moves and help for the text that the page has before it. Loaded when the first of them is asked for. */
import { fail } from '../../base/result.ts'
import { openTemplate, type Template } from '../../document/index.ts'
import {
  completionsAt,
  type FieldSet,
  forgetPositions,
  type Form,
  formOf,
  hoverAt,
  moveNodes,
  nodeAtOffset,
  rangeOfNode,
  setField,
  sourceOf,
} from '../../document/authoring/index.ts'
import { inspectNode, type Fact } from '../../engine/simulation/index.ts'
import { parseTree } from '../../text/tree.ts'
import type { AuthoringRequests, Requests as AllRequests } from '../protocol/index.ts'
import { fixedText } from './fixed-text.ts'
import { shownTemplate, withSeed, type Session } from './session.ts'

type Requests = AuthoringRequests & Pick<AllRequests, 'fix'>
export type AuthoringHandlers = { readonly [M in keyof Requests]: (params: Requests[M]['params']) => Requests[M]['result'] }

export function createAuthoring(session: Session): AuthoringHandlers {
  const open = templateReader(session)
  return {
    form({ node, text }) {
      const template = open(text)
      const shown = template ?? lastRead(session)
      const form = shown && formOf(shown, node)
      if (form === undefined) return undefined
      return { ...withRunning(session, form), ...(template === undefined && { stale: true as const }) }
    },
    setField({ text, ...change }) {
      const template = open(text)
      return template === undefined ? unreadable : setField(template, change, session.name)
    },
    moveNode: ({ moves, text }) => moveNodes(parseTree(text), moves),
    forgetPositions: ({ text }) => forgetPositions(parseTree(text)),
    locate({ node, text }) {
      const template = open(text) ?? lastRead(session)
      return template && rangeOfNode(template, node)
    },
    source({ node, text }) {
      const template = open(text) ?? lastRead(session)
      return template === undefined ? [] : sourceOf(template, node)
    },
    nodeAt({ offset, text }) {
      const template = open(text)
      return template && nodeAtOffset(template, offset)
    },
    fix: ({ text, fix }) => fixedText(text, fix),
    complete: ({ offset, text }) => completionsAt(text, offset),
    hover({ offset, text }) {
      const template = open(text)
      return template && hoverAt(template, offset)
    },
  }
}

const unreadable = fail({ message: 'The template cannot be read just now: mend its text first.' })

function lastRead(session: Session): Template | undefined {
  return session.run && shownTemplate(session, session.run)
}

/** Opens texts; the last one stays open, since several questions are asked about each. */
function templateReader(session: Session): (text: string) => Template | undefined {
  let last: { readonly text: string; readonly files: unknown; readonly template: Template | undefined } | undefined
  return (text) => {
    const { files, name, seed, latest } = session
    if (latest?.text === text && latest.files === files) return latest
    if (last?.text === text && last.files === files) return last.template
    const opened = openTemplate(text, { name, files, ...withSeed(seed) })
    last = { text, files, template: opened.ok ? opened.value : undefined }
    return last.template
  }
}

/** Notes in a form what the running world has in place of what the text says. */
function withRunning(session: Session, form: Form): Form {
  const { run } = session
  const facts = run && new Map(inspectNode(run, form.node)?.facts.map((fact) => [fact.name, fact]))
  if (facts === undefined || facts.size === 0) return form
  return { ...form, groups: form.groups.map((group) => withFacts(group, form.node, facts)) }
}

function withFacts(group: FieldSet, node: string, facts: ReadonlyMap<string, Fact>): FieldSet {
  // The facts of an event source carry the id of the mapping, which is the end of its wire's id.
  const prefix = group.of === node ? '' : `${group.of.slice(group.of.indexOf(':') + 1)}.`
  const fields = group.fields.map((field) => {
    const [name, ...members] = field.property.split('/')
    const fact = facts.get(prefix + String(name))
    const running = fact && memberText(fact.value, members)
    const { value } = field
    const told = value.kind === 'literal' ? value.text : value.kind === 'unset' ? field.default : (value.comesTo ?? value.text)
    const isKnown = running !== undefined && !('unknown' in value && value.unknown !== undefined)
    return isKnown && running !== (told ?? '') ? { ...field, running } : field
  })
  return { ...group, fields }
}

/** `{"maxReceiveCount":3}` at `maxReceiveCount` is `3`. */
function memberText(text: string, members: readonly string[]): string | undefined {
  const [name, ...others] = members
  if (name === undefined) return text
  if (text === '' || others.length > 0) return text === '' ? '' : undefined
  const member = (JSON.parse(text) as Readonly<Record<string, unknown>>)[name]
  return member === undefined ? '' : String(member)
}
