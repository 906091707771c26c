/** What a property takes, in a few words. */
import type { FieldModel } from '../../../aws/authoring/index.ts'

/** `0 to 43,200 seconds · default 30`; empty where there is nothing to say. */
export function limitsInWords({ kind, unit, min, max, default: usual, choices, expected, required, replaces }: FieldModel): string {
  const unitWord = unit === undefined ? '' : ` ${unit}`
  const number = (value: number) => value.toLocaleString('en-US')
  const parts = [
    kind === 'integer' && max !== undefined ? `${number(min ?? 0)} to ${number(max)}${unitWord}` : '',
    kind === 'choice' && choices !== undefined && choices.length <= 6 ? choices.join(', ') : '',
    kind === 'boolean' ? 'true or false' : '',
    expected ?? '',
    usual === undefined ? '' : `default ${/^\d+$/.test(usual) ? number(Number(usual)) : usual}`,
    required ? 'required' : '',
    replaces ? 'a change makes the resource anew' : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}
