/**
 * Runs a program over a text (R. Pike's machine: https://swtch.com/~rsc/regexp/regexp2.html). All threads stand at the same
 * character, each instruction is reached at most once there, and so no text takes longer than its length times the program's.
 */
import { contains, wordCharacters } from './characters.ts'
import type { Instruction } from './program.ts'
import type { Assertion } from './syntax.ts'

/** Where groups begin and end: two numbers each, -1 where a group took no part. The first two are the match as a whole. */
export type Places = readonly number[]

interface Threads {
  readonly at: number[]
  readonly places: Places[]
  /** For each instruction the last step in which it was reached. */
  readonly reached: Int32Array
}

export interface RunOptions {
  readonly from: number
  /** The match must begin at `from`. */
  readonly isAnchored: boolean
  /** The match must end where the text ends. */
  readonly toTheEnd: boolean
}

export function run(program: readonly Instruction[], slots: number, text: string, options: RunOptions): Places | undefined {
  let current = noThreads(program.length)
  let next = noThreads(program.length)
  let found: Places | undefined
  const unset: Places = Array.from({ length: slots }, () => -1)
  for (let at = options.from; at <= text.length; at++) {
    if (found === undefined && (at === options.from || !options.isAnchored)) follow(program, current, 0, unset, text, at)
    if (current.at.length === 0 && (found !== undefined || options.isAnchored)) break
    const code = at < text.length ? text.charCodeAt(at) : -1
    for (let index = 0; index < current.at.length; index++) {
      const place = current.at[index] as number
      const instruction = program[place] as Instruction
      if (instruction.kind === 'match') {
        if (options.toTheEnd && at < text.length) continue
        // Threads behind this one are less preferred: they end here.
        found = current.places[index] as Places
        break
      }
      if (instruction.kind === 'take' && code >= 0 && contains(instruction.characters, code))
        follow(program, next, place + 1, current.places[index] as Places, text, at + 1)
    }
    const done = current
    current = next
    next = done
    done.at.length = 0
    done.places.length = 0
  }
  return found
}

function noThreads(length: number): Threads {
  return { at: [], places: [], reached: new Int32Array(length).fill(-1) }
}

/** Adds a thread, and those that it becomes before it takes a character, the preferred first. */
function follow(program: readonly Instruction[], threads: Threads, start: number, begun: Places, text: string, at: number): void {
  const pending: [number, Places][] = [[start, begun]]
  for (let top = pending.pop(); top !== undefined; top = pending.pop()) {
    const [place, places] = top
    if (threads.reached[place] === at) continue
    threads.reached[place] = at
    const instruction = program[place] as Instruction
    switch (instruction.kind) {
      case 'jump':
        pending.push([instruction.to, places])
        break
      case 'split':
        pending.push([instruction.second, places], [instruction.first, places])
        break
      case 'note':
        pending.push([place + 1, places.with(instruction.slot, at)])
        break
      case 'assert':
        if (holds(instruction.assertion, text, at)) pending.push([place + 1, places])
        break
      default:
        threads.at.push(place)
        threads.places.push(places)
    }
  }
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case 'start':
      return at === 0
    case 'end':
      return at === text.length
    case 'line-start':
      return at === 0 || isLineEnd(text, at - 1)
    case 'line-end':
      return at === text.length || isLineEnd(text, at)
    case 'word-edge':
      return isWord(text, at - 1) !== isWord(text, at)
    case 'no-word-edge':
      return isWord(text, at - 1) === isWord(text, at)
  }
}

function isLineEnd(text: string, at: number): boolean {
  return /[\n\r\u2028\u2029]/.test(text[at] as string)
}

function isWord(text: string, at: number): boolean {
  return at >= 0 && at < text.length && contains(wordCharacters, text.charCodeAt(at))
}
