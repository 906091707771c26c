/** How what is known of a state's input becomes what is known of its output, along AWS's stages of JSONPath states. */
import { isJsonObject, type Json } from '../../base/json.ts'
import type { Catcher, State } from '../model/model.ts'
import { follow, type KnownShape, placed, shapeOfConstant, shapeOfTemplate } from './known-shape.ts'
import { wholeKeys } from './paths-in.ts'

export interface StageShapes {
  readonly input: KnownShape
  readonly afterInputPath: KnownShape
  readonly afterParameters: KnownShape
  readonly afterResultPath: KnownShape
  readonly output: KnownShape
}

const anything: StageShapes = {
  input: undefined,
  afterInputPath: undefined,
  afterParameters: undefined,
  afterResultPath: undefined,
  output: undefined,
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html */
export function stageShapes(state: State, input: KnownShape): StageShapes {
  const { fields } = state
  if (state.language === 'JSONata') {
    const isKept = state.type === 'Pass' || state.type === 'Wait' || state.type === 'Choice' || state.type === 'Succeed'
    const output = fields['Output'] === undefined ? (isKept ? input : undefined) : shapeOfTemplate(fields['Output'])
    return { ...anything, input, output: state.type === 'Choice' && 'Output' in fields ? undefined : output }
  }
  const afterInputPath = throughPath(input, fields['InputPath'])
  const isTemplated = state.type !== 'Map' && fields['Parameters'] !== undefined
  const afterParameters = isTemplated ? shapeOfTemplate(fields['Parameters'] as Json) : afterInputPath
  const afterResultPath = throughResultPath(fields['ResultPath'], input, resultShape(state, afterParameters), state)
  return { input, afterInputPath, afterParameters, afterResultPath, output: throughPath(afterResultPath, fields['OutputPath']) }
}

/** What a catcher hands on: the input with the error output in its place. */
export function caughtShape(state: State, catcher: Catcher, input: KnownShape): KnownShape {
  const path = catcher.fields['ResultPath']
  if (state.language === 'JSONata' || typeof path !== 'string') return path === null ? input : undefined
  const steps = wholeKeys(path)
  return steps === undefined || steps.length === 0 ? undefined : placed(input, steps, undefined)
}

function resultShape(state: State, afterParameters: KnownShape): KnownShape {
  if (state.type === 'Pass') return 'Result' in state.fields ? shapeOfConstant(state.fields['Result'] ?? null) : afterParameters
  const selector = state.fields['ResultSelector']
  return isJsonObject(selector) ? shapeOfTemplate(selector) : undefined
}

function throughResultPath(path: Json | undefined, input: KnownShape, result: KnownShape, state: State): KnownShape {
  if (state.type === 'Choice' || state.type === 'Wait' || state.type === 'Succeed') return throughPath(input, state.fields['InputPath'])
  if (path === undefined) return result
  if (path === null) return input
  const steps = typeof path === 'string' ? wholeKeys(path) : undefined
  if (steps === undefined) return undefined
  return placed(input, steps, result)
}

/** InputPath and OutputPath; null gives an empty object. */
function throughPath(shape: KnownShape, path: Json | undefined): KnownShape {
  if (path === undefined) return shape
  if (path === null) return shapeOfConstant({})
  const steps = typeof path === 'string' ? wholeKeys(path) : undefined
  if (steps === undefined) return undefined
  return follow(shape, steps).shape
}
