/** One execution environment: a machine with our guest prelude in it, given journal entries one by one. */
import type { HandlerCode, HandlerOutcome, JournalEntry } from '../engine/kernel/index.ts'
import { AssertionError, assert } from '../base/assert.ts'
import { budget } from './budget.ts'
import { prelude, preludeFile } from './guest/prelude.ts'
import { answerGuest, type GuestQuestion } from './host-calls.ts'
import { callGuest, evaluate, GuestMemoryExhausted, newText, readText, writeText, type Pointer } from './machine/guest-values.ts'
import { createMachine, type Machine, type MachineCalls } from './machine/machine.ts'
import { nestsTooDeeply, refusedText } from './nesting.ts'
import { bridgeModule, fileAt, namesInModules, resolveModule } from './module-resolution.ts'
import { exhaust, newTurn, outcomeOf, recordThrow, spendJob, spendTick, type Allowance, type Turn } from './turn.ts'

/** Where things stand in the memory of a machine that has read the prelude; the same in every copy of it. */
interface Addresses {
  runtime: Pointer
  context: Pointer
  /** The function that the prelude answered with: every entry goes through it. */
  enter: Pointer
  /** Four bytes for a pointer that QuickJS wants to write. */
  scratch: Pointer
}

/** A machine that has read the prelude and nothing else: every VM starts as a copy of its memory. */
export interface Pristine extends Readonly<Addresses> {
  readonly module: WebAssembly.Module
  readonly memory: Uint8Array
}

export interface GuestVm {
  /** Forgets everything and holds this code; its journal starts anew. */
  begin(code: HandlerCode): void
  run(entryText: string, entry: JournalEntry): HandlerOutcome
}

interface Session extends Addresses {
  code: HandlerCode
  turn: Turn
  allowance: Allowance
  /** Guest time never goes back. */
  clockMs: number
  /** A bug of ours that came up inside a call from the guest: it must not fly through the wasm. */
  bug: unknown
}

const noCode: HandlerCode = { files: {}, handler: '', digest: 0 }
const freely = (): Allowance => ({ fuel: Number.MAX_SAFE_INTEGER, consoleLines: 0 })

export function createPristine(module: WebAssembly.Module): Pristine {
  const session: Session = { ...blank(), runtime: 0, context: 0, enter: 0, scratch: 0 }
  const machine = createMachine(module, () => machineCalls)
  const machineCalls = callsOf(() => machine, session)
  const { exports } = machine
  session.runtime = exports.QTS_NewRuntime()
  exports.QTS_RuntimeSetMaxStackSize(session.runtime, budget.stackBytes)
  session.context = exports.QTS_NewContext(session.runtime, 0)
  exports.QTS_RuntimeEnableInterruptHandler(session.runtime)
  exports.QTS_RuntimeEnableModuleLoader(session.runtime, 1)
  session.scratch = exports.malloc(4)
  const name = writeText(machine, 'host')
  const host = exports.QTS_NewFunction(session.context, name.pointer, 0, 0, 1)
  const program = evaluate(machine, session.context, prelude, preludeFile)
  assertNoException(machine, session, program)
  const list = exports.malloc(4)
  machine.words()[list >> 2] = host
  session.enter = exports.QTS_Call(session.context, program, exports.QTS_GetUndefined(), 1, list)
  assertNoException(machine, session, session.enter)
  const { runtime, context, enter, scratch } = session
  return { module, memory: machine.snapshot(), runtime, context, enter, scratch }
}

export function createGuestVm(pristine: Pristine): GuestVm {
  const session: Session = { ...blank(), ...pristine }
  const machine = createMachine(pristine.module, () => machineCalls, pristine.memory)
  const machineCalls = callsOf(() => machine, session)
  let used = false
  return {
    begin(code) {
      if (used) machine.restore(pristine.memory)
      used = true
      Object.assign(session, blank(), { code })
    },
    run(entryText, entry) {
      if (entry.type === 'init') session.allowance = { fuel: budget.initTicks, consoleLines: budget.consoleLines }
      if (entry.type === 'event') session.allowance = { fuel: entry.fuel, consoleLines: budget.consoleLines }
      session.turn = newTurn(Math.max(session.clockMs, entry.nowMs))
      runTurn(machine, session, textsOf(entry, entryText))
      session.clockMs = clockOf(session.turn)
      return outcomeOf(session.turn)
    },
  }
}

function blank(): Pick<Session, 'code' | 'turn' | 'allowance' | 'clockMs' | 'bug'> {
  return { code: noCode, turn: newTurn(0), allowance: freely(), clockMs: 0, bug: undefined }
}

/** Guest time: the entry's, and half a millisecond for each tick since. So a busy loop on the clock ends. */
function clockOf(turn: Turn): number {
  return turn.nowMs + Math.floor(turn.ticks / 2)
}

/** Payloads go in beside the entry and not inside it, so that the guest parses each once. */
function textsOf(entry: JournalEntry, entryText: string): readonly string[] {
  if (entry.type === 'event') return ['entry', JSON.stringify({ ...entry, event: undefined }), entry.event]
  if (entry.type === 'reply') return ['entry', JSON.stringify({ ...entry, result: undefined }), entry.result]
  return ['entry', entryText]
}

function runTurn(machine: Machine, session: Session, texts: readonly string[]): void {
  const { turn } = session
  try {
    enter(machine, session, texts)
    do {
      runJobs(machine, session)
      spendJob(turn)
    } while (turn.exhausted === undefined && enter(machine, session, ['round']) === 'more')
  } catch (error) {
    exhaust(turn, exhaustionOf(error, machine))
  }
  if (session.bug !== undefined) throw session.bug
  if (machine.memoryRefused()) exhaust(turn, 'memory')
}

/**
 * What came out of the wasm as an exception of the host. The guest's own limits are lower than the host's, so these are the
 * exceptions to the rule; the machine behind them is not to be used again.
 */
function exhaustionOf(error: unknown, machine: Machine): 'memory' | 'stack' {
  if (error instanceof GuestMemoryExhausted || machine.memoryRefused()) return 'memory'
  if (error instanceof RangeError) return 'stack'
  if (error instanceof WebAssembly.RuntimeError) return 'memory'
  throw error
}

/** Calls the guest's one entrance. '' when it threw, which is then on record. */
function enter(machine: Machine, session: Session, texts: readonly string[]): string {
  const result = callGuest(machine, session.context, session.enter, texts)
  const exception = machine.exports.QTS_ResolveException(session.context, result)
  if (exception === 0) {
    const text = readText(machine, session.context, result)
    machine.exports.QTS_FreeValuePointer(session.context, result)
    return text
  }
  machine.exports.free(result)
  if (session.turn.exhausted === undefined && !machine.memoryRefused()) {
    const [type = '', ...message] = readText(machine, session.context, exception).split(': ')
    recordThrow(session.turn, type, message.join(': '), '')
  }
  machine.exports.QTS_FreeValuePointer(session.context, exception)
  return ''
}

function runJobs(machine: Machine, session: Session): void {
  const { turn } = session
  while (turn.exhausted === undefined && !machine.memoryRefused() && machine.exports.QTS_IsJobPending(session.runtime) !== 0) {
    if (spendJob(turn)) return
    const result = machine.exports.QTS_ExecutePendingJob(session.runtime, 1, session.scratch)
    if (result === 0) throw new GuestMemoryExhausted()
    machine.exports.QTS_FreeValuePointerRuntime(session.runtime, result)
  }
}

function callsOf(machine: () => Machine, session: Session): MachineCalls {
  const safely = (run: () => number): number => {
    try {
      return run()
    } catch (error) {
      if (error instanceof GuestMemoryExhausted) exhaust(session.turn, 'memory')
      else if (error instanceof RangeError && !(error instanceof AssertionError)) exhaust(session.turn, 'stack')
      else session.bug ??= error
      return 0
    }
  }
  return {
    interrupt: () => machine().memoryRefused() || spendTick(session.turn, session.allowance),
    nowMs: () => clockOf(session.turn),
    call: (argc, argv) => safely(() => answer(machine(), session, argc, argv)),
    loadModule: (name) => safely(() => loadModule(machine(), session, name)),
    normalizeModule: (base, name) => safely(() => writeText(machine(), normalize(session.code, base, name)).pointer),
  }
}

function answer(machine: Machine, session: Session, argc: number, argv: Pointer): Pointer {
  const texts: string[] = []
  for (let index = 0; index < argc; index++) {
    texts.push(readText(machine, session.context, machine.exports.QTS_ArgvGetJSValueConstPointer(argv, index)))
  }
  const [what = '', ...values] = texts
  const reply = answerGuest({ what, values, ...session } satisfies GuestQuestion)
  if (reply === undefined) return 0
  if ('text' in reply) return newText(machine, session.context, reply.text)
  return evaluate(machine, session.context, reply.program, reply.file)
}

/** A missing file keeps its specifier and importer, so that loading it can say what is missing for whom. */
const missingMark = 'missing:'

function normalize(code: HandlerCode, base: string, name: string): string {
  const path = resolveModule(code.files, base, name)
  return path === '' ? `${missingMark}${name}' imported from ${base}` : path
}

function loadModule(machine: Machine, session: Session, name: string): Pointer {
  const { files } = session.code
  if (name.startsWith(missingMark)) {
    enterThrowing(machine, session, ['fail', `Cannot find module '${name.slice(missingMark.length)}`, 'ERR_MODULE_NOT_FOUND'])
    return 0
  }
  const text = name.endsWith('.mjs') ? fileAt(files, name) : undefined
  if (text !== undefined) return writeText(machine, nestsTooDeeply(text) ? refusedText : text).pointer
  const described = enterThrowing(machine, session, ['describe', name])
  if (described === undefined) return 0
  const names = namesIn(described)
  const all = name.startsWith('@aws-sdk/') ? [...new Set([...names, ...namesInModules(files)])] : names
  return writeText(machine, bridgeModule(name, all)).pointer
}

/** A guest that bends its intrinsics may answer anything. */
function namesIn(described: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(described)
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}

/** Calls the entrance from inside a call of the guest; an exception stays pending there, and the answer is `undefined`. */
function enterThrowing(machine: Machine, session: Session, texts: readonly string[]): string | undefined {
  const result = callGuest(machine, session.context, session.enter, texts)
  const text = isException(machine, result) ? undefined : readText(machine, session.context, result)
  machine.exports.QTS_FreeValuePointer(session.context, result)
  return text
}

/** QuickJS marks an exception in the tag of the value, the upper of its two words where pointers have 32 bits. */
function isException(machine: Machine, value: Pointer): boolean {
  return machine.words()[(value >> 2) + 1] === exceptionTag
}
const exceptionTag = 6

function assertNoException(machine: Machine, session: Session, value: Pointer): void {
  if (!isException(machine, value)) return
  const exception = machine.exports.QTS_ResolveException(session.context, value)
  assert(false, `the guest prelude must load: ${readText(machine, session.context, exception)}`)
}
