/**
 * One QuickJS in wasm with a linear memory of its own, started synchronously. We bring the imports ourselves, because the
 * package's loader is asynchronous, asks the host for clock and time zone, and cannot be wound back after a host exception.
 */
import { assert } from '../../base/assert.ts'
import { budget } from '../budget.ts'
import { exportNames, importNames, type ExportName, type Exports } from './wasm-names.ts'

/** What a machine asks of its owner while guest code runs. */
export interface MachineCalls {
  /** One tick of fuel. True stops the guest. */
  interrupt(): boolean
  nowMs(): number
  /** The guest called a function made with `QTS_NewFunction`: pointers in, an owned pointer or 0 out. */
  call(argc: number, argv: number): number
  /** Pointers to text that the wasm will free. */
  normalizeModule(base: string, name: string): number
  loadModule(name: string): number
}

export interface Machine {
  readonly exports: Exports
  /** The linear memory as it is now: growing replaces it. */
  bytes(): Uint8Array
  words(): Int32Array
  /** True when the guest asked for more than its cap since the last `restore`. */
  memoryRefused(): boolean
  /** Becomes what `snapshot` was taken of, whatever happened here before. */
  restore(snapshot: Uint8Array): void
  /** A copy of all memory in use, for a machine that has run nothing but our own code. */
  snapshot(): Uint8Array
}

const PAGE = 65536

/** Without `snapshot` the C constructors run and the machine is blank. */
export function createMachine(module: WebAssembly.Module, calls: () => MachineCalls, snapshot?: Uint8Array): Machine {
  let memory = newMemory()
  let bytes = new Uint8Array(memory.buffer)
  let words = new Int32Array(memory.buffer)
  let refused = false

  const grow = (wanted: number): number => {
    const pages = Math.ceil(wanted / PAGE)
    if (pages > budget.memoryPagesMax) {
      refused = true
      return 0
    }
    memory.grow(Math.max(0, pages - memory.buffer.byteLength / PAGE))
    look()
    return 1
  }
  const look = (): void => {
    bytes = new Uint8Array(memory.buffer)
    words = new Int32Array(memory.buffer)
  }
  const start = (): Exports => exportsOf(new WebAssembly.Instance(module, { a: importsOf(memory, calls, () => ({ bytes, words }), grow) }))

  let exports = start()
  if (snapshot) bytes.set(snapshot)
  else exports.construct()

  return {
    get exports() {
      return exports
    },
    bytes: () => bytes,
    words: () => words,
    memoryRefused: () => refused,
    snapshot() {
      const length = usedLength(exports)
      return bytes.slice(0, length)
    },
    restore(pristine) {
      if (memory.buffer.byteLength > budget.memoryPages * PAGE) memory = newMemory()
      else bytes.fill(0, pristine.length)
      refused = false
      look()
      // A new instance on the same memory: the wasm's own stack pointer is right again even after a host exception.
      exports = start()
      bytes.set(pristine)
    },
  }
}

function newMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: budget.memoryPages, maximum: budget.memoryPagesMax })
}

const probeBytes = 1 << 20

/**
 * Where the memory in use ends. A block larger than any hole that our own prelude can have left is cut from the top of the
 * heap, so all behind it is untouched. (Looking for the last byte that is not zero takes 40 ms in a cold engine.)
 */
function usedLength(exports: Exports): number {
  const probe = exports.malloc(probeBytes)
  exports.free(probe)
  // The heap grows by pages and marks its end.
  return probe + probeBytes + 2 * PAGE
}

function exportsOf(instance: WebAssembly.Instance): Exports {
  const named: Partial<Record<ExportName, unknown>> = {}
  for (const name in exportNames) named[name as ExportName] = instance.exports[exportNames[name as ExportName]]
  return named as Exports
}

type Views = () => { readonly bytes: Uint8Array; readonly words: Int32Array }

/** The system that the wasm believes to run on: no files, no environment, UTC, virtual time. */
function importsOf(
  memory: WebAssembly.Memory,
  calls: () => MachineCalls,
  views: Views,
  grow: (wanted: number) => number,
): WebAssembly.ModuleImports {
  const none = (): number => 0
  const stop = (): never => {
    throw new WebAssembly.RuntimeError('the guest machine aborted')
  }
  const imports: Record<keyof typeof importNames, WebAssembly.ImportValue> = {
    memory,
    assertFail: stop,
    abort: stop,
    exit: stop,
    fdWrite: none,
    fdClose: () => 52,
    fdSeek: () => 70,
    environGet: none,
    environSizesGet: (count: number, size: number) => {
      views().words[count >> 2] = 0
      views().words[size >> 2] = 0
      return 0
    },
    setTimer: none,
    clearKeepalive: none,
    freeHostRef: none,
    resizeHeap: (wanted: number) => grow(wanted >>> 0),
    localTime: (_seconds: bigint, tm: number) => writeUtc(views().words, tm >> 2),
    timeZone: (offset: number, daylight: number) => {
      views().words[offset >> 2] = 0
      views().words[daylight >> 2] = 0
    },
    dateNow: () => calls().nowMs(),
    shouldInterrupt: () => (calls().interrupt() ? 1 : 0),
    callFunction: (_context: number, _self: number, argc: number, argv: number) => calls().call(argc, argv),
    loadModuleSource: (_runtime: number, _context: number, name: number) => calls().loadModule(textAt(views().bytes, name)),
    normalizeModule: (_runtime: number, _context: number, base: number, name: number) =>
      calls().normalizeModule(textAt(views().bytes, base), textAt(views().bytes, name)),
  }
  return Object.fromEntries(Object.entries(importNames).map(([name, letter]) => [letter, imports[name as keyof typeof imports]]))
}

/** QuickJS reads nothing of a `struct tm` but its offset from UTC. */
function writeUtc(words: Int32Array, at: number): void {
  words.fill(0, at, at + 10)
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The C string at `pointer`. */
export function textAt(bytes: Uint8Array, pointer: number): string {
  const end = bytes.indexOf(0, pointer)
  assert(end >= 0, 'a C string ends in a zero')
  return decoder.decode(bytes.subarray(pointer, end))
}
