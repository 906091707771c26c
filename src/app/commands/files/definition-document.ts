/** A workflow that came without a template: it stays a file, byte for byte, and gets a template that names it. Pure. */
import type { DocumentFiles } from '../../../bridge/protocol/index.ts'

export interface DefinitionDocument {
  readonly path: string
  readonly text: string
  readonly files: DocumentFiles
}

/** StartAt and States are the outermost members of every definition, and of no template. */
export function isDefinition(text: string): boolean {
  const has = outermost(text)
  return has('StartAt') && has('States') && !has('Resources')
}

/** Of YAML what stands at the beginning of a line; of JSON that cannot be read what follows its first brace and none further in. */
function outermost(text: string): (name: string) => boolean {
  if (!/^\uFEFF?\s*\{/.test(text)) return (name) => new RegExp(`^(["']?)${name}\\1\\s*:`, 'm').test(text)
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return (name) => Object.hasOwn(value as object, name)
  } catch {
    const members = outermostMembers(text)
    return (name) => members.has(name)
  }
}

/** Names before a colon, texts, and braces; a text that is not closed ends with its line. */
const jsonParts = /"((?:[^"\\\n]|\\.)*)"\s*:|"(?:[^"\\\n]|\\.)*"|[{}[\]]/g

function outermostMembers(text: string): ReadonlySet<string> {
  const members = new Set<string>()
  let depth = 0
  for (const [part, name] of text.matchAll(jsonParts)) {
    if (part === '{' || part === '[') depth += 1
    else if (part === '}' || part === ']') depth -= 1
    else if (depth === 1 && name !== undefined) members.add(name)
  }
  return members
}

/** A document of a definition and a template that names it. */
export function documentOfDefinition(path: string, text: string): DefinitionDocument {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const file = path.slice(folder.length)
  const name = file.replace(/(\.asl)?\.(json|ya?ml|template)$/i, '')
  return { path: `${folder}${name}.yaml`, text: templateFor(file, logicalIdOf(name), text), files: { [path]: text } }
}

/** Something pasted has no name of its own. */
export function documentOfPasted(text: string): DefinitionDocument | undefined {
  if (!isDefinition(text)) return undefined
  return documentOfDefinition(/^\uFEFF?\s*\{/.test(text) ? 'workflow.asl.json' : 'workflow.asl.yaml', text)
}

/** `order-flow` → `OrderFlow`: CloudFormation takes letters and digits only. */
function logicalIdOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const id = words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join('')
  return /^[A-Za-z]/.test(id) ? id.slice(0, 200) : `Workflow${id}`.slice(0, 200)
}

function templateFor(file: string, id: string, text: string): string {
  const lines = [
    "AWSTemplateFormatVersion: '2010-09-09'",
    'Transform: AWS::Serverless-2016-10-31',
    'Resources:',
    `  ${id}:`,
    '    Type: AWS::Serverless::StateMachine',
    '    Properties:',
    `      DefinitionUri: ${JSON.stringify(file)}`,
  ]
  const names = [...new Set([...text.matchAll(/\$\{([A-Za-z0-9_]+)\}/g)].map(([, name]) => name as string))]
  if (names.length > 0) lines.push('      DefinitionSubstitutions:', ...names.map((name) => `        ${name}: ${valueFor(name, text)}`))
  return `${lines.join('\n')}\n`
}

/** What is to be filled in gets a value of its kind, to be changed: a Resource that is nothing else is a function. */
function valueFor(name: string, text: string): string {
  const isResource = new RegExp(`Resource["']?\\s*:\\s*["']?\\$\\{${name}\\}`).test(text)
  return isResource ? `arn:aws:lambda:us-east-1:111111111111:function:${name}` : name
}
