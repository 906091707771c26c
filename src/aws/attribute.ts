/** How a setting of a resource is told, once: its form, its validation, its completion and its help are all read from here. */
export interface AttributeModel {
  readonly kind: 'integer' | 'boolean' | 'text' | 'json' | 'choice'
  /** What a number counts. */
  readonly unit?: 'seconds' | 'bytes' | 'messages' | 'percent' | 'megabytes' | 'receives' | 'executions'
  readonly min?: number
  readonly max?: number
  /** AWS's default, as it stands in the API. */
  readonly default?: string
  readonly choices?: readonly string[]
  /** Fixed when the resource is made: CloudFormation replaces the resource when it changes. */
  readonly replaces?: boolean
  readonly readOnly?: boolean
  /** The property in a template, where it is not named like the attribute. */
  readonly property?: string
  /** For people: what it is called and what it does, in one sentence. */
  readonly label: string
  readonly help: string
  /** The AWS page that says so. */
  readonly page: string
}

export type AttributeModels = Readonly<Record<string, AttributeModel>>

/** What is wrong with a value, in plain words, or `undefined` when AWS would take it. */
export function attributeProblem(model: AttributeModel, value: string): string | undefined {
  switch (model.kind) {
    case 'integer':
      return integerProblem(model, value)
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : 'must be true or false'
    case 'choice':
      return model.choices?.includes(value) ? undefined : `must be one of ${model.choices?.join(', ')}`
    case 'json':
    case 'text':
      return undefined
  }
}

function integerProblem(model: AttributeModel, value: string): string | undefined {
  if (!/^-?\d+$/.test(value)) return 'must be a whole number'
  const number = Number(value)
  const min = model.min ?? 0
  const max = model.max ?? Number.MAX_SAFE_INTEGER
  if (number >= min && number <= max) return undefined
  const unit = model.unit === undefined ? '' : ` ${model.unit}`
  return `must be from ${min} to ${max}${unit}`
}
