import { expect, it } from 'vitest'
import { createPristine } from '../guest-vm.ts'
import { readWasm } from '../testing/handler-run.ts'
import { createMachine } from './machine.ts'

const pristine = createPristine(readWasm())

it('a snapshot holds all that is not zero', () => {
  const machine = createMachine(pristine.module, () => unused, pristine.memory)
  // The heap's end and its mark stand before the last page that was taken along.
  const tail = pristine.memory.subarray(pristine.memory.length - 65_536)
  expect(tail.every((byte) => byte === 0)).toBe(true)
  expect(
    machine
      .bytes()
      .subarray(pristine.memory.length)
      .every((byte) => byte === 0),
  ).toBe(true)
})

it('a machine that was written all over is as new after a restore', () => {
  const machine = createMachine(pristine.module, () => unused, pristine.memory)
  machine.bytes().fill(0xa5)
  machine.restore(pristine.memory)
  expect(Buffer.compare(machine.bytes().subarray(0, pristine.memory.length), pristine.memory)).toBe(0)
  expect(
    machine
      .bytes()
      .subarray(pristine.memory.length)
      .every((byte) => byte === 0),
  ).toBe(true)
})

it('two machines that read the same prelude have the same memory', () => {
  expect(Buffer.compare(createPristine(pristine.module).memory, pristine.memory)).toBe(0)
})

const unused = { interrupt: () => true, nowMs: () => 0, call: () => 0, normalizeModule: () => 0, loadModule: () => 0 }
