/** Text into and out of the guest. Nothing else crosses: no object of the host is ever seen inside. */
import { textAt, type Machine } from './machine.ts'

/** The guest has no memory left even for what the host must tell it. */
export class GuestMemoryExhausted extends Error {
  override readonly name = 'GuestMemoryExhausted'
}

/** Where a value or a string of C stands. */
export type Pointer = number

const encoder = new TextEncoder()

/** Text as a C string that the caller frees. */
export function writeText(machine: Machine, text: string): { readonly pointer: Pointer; readonly length: number } {
  const encoded = encoder.encode(text)
  const pointer = owned(machine.exports.malloc(encoded.length + 1))
  const bytes = machine.bytes()
  bytes.set(encoded, pointer)
  bytes[pointer + encoded.length] = 0
  return { pointer, length: encoded.length }
}

/** Text as a value of the guest that the caller frees. It must hold no NUL, as JSON and source files do not. */
export function newText(machine: Machine, context: Pointer, text: string): Pointer {
  const { pointer } = writeText(machine, text)
  const value = owned(machine.exports.QTS_NewString(context, pointer))
  machine.exports.free(pointer)
  return value
}

/** A value as text: meant for the strings and numbers that our own guest code hands out. */
export function readText(machine: Machine, context: Pointer, value: Pointer): string {
  const pointer = owned(machine.exports.QTS_GetString(context, value))
  const text = textAt(machine.bytes(), pointer)
  machine.exports.QTS_FreeCString(context, pointer)
  return text
}

/** Calls a guest function; the result is an owned pointer that may be the guest's exception. */
export function callGuest(machine: Machine, context: Pointer, target: Pointer, texts: readonly string[]): Pointer {
  const { exports } = machine
  const values = texts.map((text) => newText(machine, context, text))
  const list = owned(exports.malloc(4 * values.length + 4))
  machine.words().set(values, list >> 2)
  const result = exports.QTS_Call(context, target, exports.QTS_GetUndefined(), values.length, list)
  exports.free(list)
  for (const value of values) exports.QTS_FreeValuePointer(context, value)
  return owned(result)
}

/** Reads a text as a program; the result is an owned pointer that may be the guest's exception. */
export function evaluate(machine: Machine, context: Pointer, text: string, file: string): Pointer {
  const source = writeText(machine, text)
  const name = writeText(machine, file)
  const result = machine.exports.QTS_Eval(context, source.pointer, source.length, name.pointer, 0, 0)
  machine.exports.free(name.pointer)
  machine.exports.free(source.pointer)
  return owned(result)
}

function owned(pointer: Pointer): Pointer {
  if (pointer === 0) throw new GuestMemoryExhausted()
  return pointer
}
