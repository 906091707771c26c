/** Which variables an expression reads and a state sets, found in the text without evaluating anything. */
import { isJsonObject, type Json } from '../../base/json.ts'
import { expressionIn } from '../jsonata/evaluate-template.ts'
import { inside, type Place } from '../diagnostics/problem.ts'
import type { State } from '../model/model.ts'
import { pathsIn } from './paths-in.ts'

export interface VariableRead {
  readonly name: string
  readonly place: Place
}

/** Functions of JSONata, and what it reserves: they are there without being assigned. */
const builtIn = new Set(
  (
    'states abs append average base64decode base64encode boolean ceil clone contains count decodeUrl decodeUrlComponent distinct each ' +
    'encodeUrl encodeUrlComponent error eval exists filter floor formatBase formatInteger formatNumber fromMillis hash join keys length ' +
    'lookup lowercase map match max merge millis min not now number pad parse parseInteger partition power random range reduce replace ' +
    'reverse round shuffle sift single sort split spread sqrt string substring substringAfter substringBefore sum toMillis trim type ' +
    'uppercase uuid zip assert'
  ).split(' '),
)

export function isFunction(name: string): boolean {
  return name !== 'states' && builtIn.has(name)
}

/** Nobody writes longer ones, and what is found in them is not worth the time. */
const longestRead = 4_000

/** Fields that hold states of their own. */
const innerFields = new Set(['Branches', 'ItemProcessor', 'Iterator'])

/** Every read of a variable in the fields of a state; what states inside it read is theirs. */
export function readsOf(state: State, place: Place): VariableRead[] {
  const reads: VariableRead[] = []
  for (const [field, value] of Object.entries(state.fields)) {
    if (value !== undefined && !innerFields.has(field)) gather(value, field, state.language, inside(place, field), reads)
  }
  return reads
}

function gather(value: Json, key: string, language: State['language'], place: Place, reads: VariableRead[]): void {
  if (typeof value === 'string') {
    const names = language === 'JSONata' ? namesInExpression(value) : isPathField(key) ? variablesIn(value) : []
    for (const name of names) reads.push({ name, place })
  } else if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) gather(item, key, language, inside(place, index), reads)
  } else if (isJsonObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (inner !== undefined) gather(inner, name, language, inside(place, name), reads)
    }
  }
}

function isPathField(key: string): boolean {
  return key.endsWith('.$') || key.endsWith('Path') || key === 'Variable'
}

function variablesIn(text: string): string[] {
  if (!/\$[\p{L}_]/u.test(text)) return []
  return pathsIn(text).flatMap(({ root, variable }) => (root === 'variable' ? [variable] : []))
}

/** `$name` that is no function call and is not bound in the expression itself. */
function namesInExpression(text: string): string[] {
  if (expressionIn(text) === undefined || text.length > longestRead) return []
  const bare = text.replaceAll(/\/\*.*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/gs, "''")
  const bound = new Set([...bare.matchAll(/\$([\p{L}_][\p{L}\p{N}_]*)\s*:=/gu)].map((match) => match[1]))
  for (const parameters of bare.matchAll(/(?:function|λ)\s*\(([^)]*)\)/gu)) {
    for (const name of (parameters[1] as string).matchAll(/\$([\p{L}_][\p{L}\p{N}_]*)/gu)) bound.add(name[1])
  }
  // `@$x` and `#$i` bind too.
  for (const name of bare.matchAll(/[@#]\s*\$([\p{L}_][\p{L}\p{N}_]*)/gu)) bound.add(name[1])
  const names = [...bare.matchAll(/(?<![$\w])\$([\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_]|\s*\()/gu)].map((match) => match[1] as string)
  return names.filter((name) => !bound.has(name) && !builtIn.has(name))
}

/** The variables that a state may set, in itself, its rules and its catchers; `undefined` if an expression decides which. */
export function variablesSetBy(state: State): string[] | undefined {
  const places: (Json | undefined)[] = [state.fields['Assign']]
  if (state.type === 'Choice') places.push(...state.rules.map(({ fields }) => fields['Assign']))
  if (state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map') {
    places.push(...state.catchers.map(({ fields }) => fields['Assign']))
  }
  if (places.some((place) => place !== undefined && !isJsonObject(place))) return undefined
  return places.flatMap((place) => Object.keys(isJsonObject(place) ? place : {}).map((key) => bareName(key, state)))
}

export function bareName(key: string, state: State): string {
  return state.language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key
}
