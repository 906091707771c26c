/** A regular expression as a program of a Pike machine: instructions that threads run side by side, one character at a time. */
import { fail, ok, type Result } from '../result.ts'
import type { Characters } from './characters.ts'
import type { Assertion, ParsedExpression, RegularExpressionProblem, Syntax } from './syntax.ts'

export type Instruction =
  | { readonly kind: 'take'; readonly characters: Characters }
  | { readonly kind: 'assert'; readonly assertion: Assertion }
  /** Both ways, the first one preferred. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  | { readonly kind: 'note'; readonly slot: number }
  | { readonly kind: 'match' }

/** Matching takes time in proportion to the program times the text: this bounds the one, payloads bound the other. */
const longest = 5000

export function programOf(parsed: ParsedExpression): Result<readonly Instruction[], RegularExpressionProblem> {
  const program: Instruction[] = []
  write(program, { kind: 'group', part: parsed.syntax, number: 0 })
  program.push({ kind: 'match' })
  return program.length <= longest ? ok(program) : fail({ message: 'Regular expression too large', offset: 0 })
}

function write(program: Instruction[], syntax: Syntax): void {
  if (program.length > longest) return
  switch (syntax.kind) {
    case 'characters':
      program.push({ kind: 'take', characters: syntax.characters })
      return
    case 'assertion':
      program.push({ kind: 'assert', assertion: syntax.assertion })
      return
    case 'sequence':
      for (const part of syntax.parts) write(program, part)
      return
    case 'group':
      program.push({ kind: 'note', slot: syntax.number * 2 })
      write(program, syntax.part)
      program.push({ kind: 'note', slot: syntax.number * 2 + 1 })
      return
    case 'alternatives':
      writeAlternatives(program, syntax.options)
      return
    case 'repeat':
      writeRepeat(program, syntax)
  }
}

function writeAlternatives(program: Instruction[], options: readonly Syntax[]): void {
  const jumps: { kind: 'jump'; to: number }[] = []
  options.forEach((option, index) => {
    if (index === options.length - 1) {
      write(program, option)
      return
    }
    const split = { kind: 'split' as const, first: program.length + 1, second: 0 }
    program.push(split)
    write(program, option)
    const jump = { kind: 'jump' as const, to: 0 }
    jumps.push(jump)
    program.push(jump)
    split.second = program.length
  })
  for (const jump of jumps) jump.to = program.length
}

function writeRepeat(program: Instruction[], repeat: Extract<Syntax, { kind: 'repeat' }>): void {
  for (let done = 0; done < repeat.least; done++) write(program, repeat.part)
  if (repeat.most === Number.POSITIVE_INFINITY) {
    const from = program.length
    const split = newSplit()
    program.push(split)
    write(program, repeat.part)
    program.push({ kind: 'jump', to: from })
    point(split, repeat.isLazy, from + 1, program.length)
    return
  }
  const splits: { split: ReturnType<typeof newSplit>; at: number }[] = []
  for (let done = repeat.least; done < repeat.most && program.length <= longest; done++) {
    const split = newSplit()
    splits.push({ split, at: program.length })
    program.push(split)
    write(program, repeat.part)
  }
  for (const { split, at } of splits) point(split, repeat.isLazy, at + 1, program.length)
}

function newSplit(): { kind: 'split'; first: number; second: number } {
  return { kind: 'split', first: 0, second: 0 }
}

function point(split: { first: number; second: number }, isLazy: boolean, into: number, past: number): void {
  split.first = isLazy ? past : into
  split.second = isLazy ? into : past
}
