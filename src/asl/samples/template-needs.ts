/** What a payload template reads, given what is asked of what it makes. */
import { isJsonObject, type Json } from '../../base/json.ts'
import { type Call, parseIntrinsic } from '../expressions/intrinsics/parse-intrinsic.ts'
import { parsePath } from '../expressions/paths/parse-path.ts'
import { askPath, type Reads } from './ledger.ts'
import { anything, askedOf, both, listOf, type Need } from './need.ts'

export function askTemplate(reads: Reads, template: Json | undefined, made: Need): void {
  if (Array.isArray(template)) {
    for (const [index, item] of (template as readonly Json[]).entries()) askTemplate(reads, item, askedOf(made, index))
    return
  }
  if (!isJsonObject(template)) return
  for (const [key, content] of Object.entries(template)) {
    if (key.endsWith('.$') && typeof content === 'string') askText(reads, content, askedOf(made, key.slice(0, -2)))
    else askTemplate(reads, content, askedOf(made, key))
  }
}

/** A path or a call of an intrinsic function. */
export function askText(reads: Reads, text: string, made: Need): void {
  if (text.startsWith('States.')) {
    const call = parseIntrinsic(text)
    if (call.ok) askCall(reads, call.value, made)
    return
  }
  const path = text.startsWith('$') ? parsePath(text) : undefined
  if (path?.ok) askPath(reads, path.value, made)
}

function askCall(reads: Reads, { name, operands }: Call, made: Need): void {
  for (const [index, operand] of operands.entries()) {
    const need = needOfOperand(name, index, made)
    if (operand.kind === 'path') askPath(reads, operand.path, need)
    else if (operand.kind === 'call') askCall(reads, operand.call, need)
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
function needOfOperand(name: string, index: number, made: Need): Need {
  switch (name) {
    case 'States.StringToJson':
      return { kind: 'json', inner: made }
    case 'States.Array':
      return askedOf(made, index)
    case 'States.ArrayPartition':
      return index === 0 ? listOf(made.inner?.inner ?? anything) : { kind: 'number' }
    case 'States.ArrayGetItem':
      return index === 0 ? listOf(made) : { kind: 'number' }
    case 'States.ArrayContains':
      return index === 0 ? listOf(anything) : anything
    case 'States.ArrayLength':
      return listOf(anything)
    case 'States.ArrayUnique':
      return listOf(made.inner ?? anything)
    case 'States.ArrayRange':
    case 'States.MathRandom':
    case 'States.MathAdd':
      return { kind: 'number' }
    case 'States.Base64Decode':
      return { kind: 'base64' }
    case 'States.Base64Encode':
    case 'States.Hash':
    case 'States.StringSplit':
      return { kind: 'text' }
    case 'States.JsonMerge':
      return index < 2 ? both({ kind: 'object' }, made) : { kind: 'boolean' }
    default:
      return anything
  }
}
