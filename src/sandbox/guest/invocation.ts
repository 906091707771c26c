/** Guest: finds the handler, calls it as AWS's Node.js runtime does, and says how the invocation ended. */

export const invocation = String.raw`
const InternalError = globalThis.InternalError
const runtimeError = (name, message, cause) => {
  const error = new Error(message)
  hidden(error, 'name', 'Runtime.' + name)
  hidden(error, 'stack', cause instanceof Error ? cause.stack : '')
  return error
}
const thrown = (error) => {
  try {
    if (error instanceof Error || (error && typeof error.name === 'string' && typeof error.message === 'string' && typeof error.stack === 'string'))
      return host('end', 'threw', String(error.name), String(error.message), stackOf(error).join('\n'))
    host('end', 'threw', error === null ? 'object' : typeof error, String(error), '')
  } catch {
    host('end', 'threw', 'handled', 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack', '')
  }
}
const returned = (value) => {
  let text
  try {
    text = stringifyJson(value === undefined ? null : value)
  } catch (error) {
    return thrown(error instanceof InternalError ? error : new Error('Unable to stringify response body'))
  }
  host('end', 'returned', text === undefined ? 'null' : text)
}
const endOnce = (asynchronous) => {
  const current = {
    asynchronous,
    later: undefined,
    finish(end, value) {
      if (state.invocation !== current) return
      state.invocation = undefined
      end(value)
    },
    succeed: (value) => current.finish(returned, value),
    fail: (error) => current.finish(thrown, error),
  }
  return current
}

// https://github.com/aws/aws-lambda-nodejs-runtime-interface-client: module root, module, then the path to the function.
const candidates = ['', '.js', '.mjs', '.cjs']
const findHandler = () => {
  const whole = host('handler')
  const root = whole.slice(0, whole.lastIndexOf('/') + 1), rest = whole.slice(root.length)
  const dot = rest.indexOf('.')
  if (dot < 0 || whole.includes('..')) throw runtimeError('MalformedHandlerName', dot < 0 ? 'Bad handler' : "'" + whole + "' is not a valid handler name. Use absolute paths when specifying root directories in handler names.")
  const file = '/var/task/' + (root + rest.slice(0, dot)).replace(/^(\.?\/)+/, '')
  const path = candidates.map((ending) => file + ending).find((path) => host('exists', path) === '1')
  return { whole, path, module: rest.slice(0, dot), names: rest.slice(dot + 1).split('.') }
}
const resolveHandler = (whole, names, exports) => {
  const found = names.reduce((nested, name) => nested && nested[name], exports)
  if (!found) throw runtimeError('HandlerNotFound', whole + ' is undefined or not exported')
  if (typeof found !== 'function') throw runtimeError('HandlerNotFound', whole + ' is not a function')
  return found
}
const asLoadError = (error) => {
  if (error instanceof SyntaxError) return runtimeError('UserCodeSyntaxError', 'SyntaxError: ' + error.message, error)
  if (error instanceof Error && error.code === 'MODULE_NOT_FOUND') return runtimeError('ImportModuleError', 'Error: ' + error.message, error)
  return error
}
const init = (entry) => {
  state.environment = entry.environment
  state.startedAt = Date.now()
  processOf.env = { ...entry.environment }
  numbers.seed(entry.seed), identifiers.seed(entry.seed)
  const current = (state.invocation = endOnce(false))
  current.loading = true
  const ready = (exports) => {
    state.handler = resolveHandler(whole, names, exports)
    current.succeed(null)
  }
  const failed = (error) => {
    state.failure = asLoadError(error)
    current.fail(state.failure)
  }
  let whole, names
  try {
    const found = findHandler()
    whole = found.whole, names = found.names
    if (found.path === undefined) missing(found.module, '/var/runtime/index.mjs')
    if (found.path.endsWith('.mjs')) return void import(found.path).then(ready).catch(failed)
    ready(requirePath(found.path, found.path, '/var/runtime/index.mjs'))
  } catch (error) {
    failed(error)
  }
}

const contextOf = (entry, current) => {
  let waits = true
  let done = false
  const once = (run) => (...values) => { if (!done) { done = true; run(...values) } }
  const finish = (error, value) => (error === undefined || error === null ? current.succeed(value) : current.fail(error))
  const { deadlineMs, ...facts } = entry.context
  const context = {
    get callbackWaitsForEmptyEventLoop() { return waits },
    set callbackWaitsForEmptyEventLoop(value) { waits = Boolean(value) },
    succeed: once((value) => current.succeed(value)),
    fail: once((error) => current.fail(error === undefined || error === null ? 'handled' : error)),
    done: once(finish),
    ...facts,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  }
  const callback = once((error, value) => {
    if (error !== undefined && error !== null) current.fail(error)
    else if (!waits) current.succeed(value)
    else current.later = () => current.succeed(value)
  })
  return { context, callback }
}
const event = (entry, payload) => {
  const handler = state.handler
  const current = (state.invocation = endOnce(handler !== undefined && handler.constructor && handler.constructor.name === 'AsyncFunction'))
  if (!handler) return current.fail(state.failure === undefined ? runtimeError('HandlerNotFound', 'the code is not loaded yet') : state.failure)
  const { context, callback } = contextOf(entry, current)
  try {
    const result = handler(parseJson(payload), context, callback)
    if (result && typeof result.then === 'function') result.then(context.succeed, context.fail).catch(context.fail)
  } catch (error) {
    callback(error)
  }
}

// One round of the event loop after all promises have settled. Says whether anything was left to do.
const round = () => {
  if (immediates.length > 0) {
    const batch = immediates
    immediates = []
    for (const { run, values } of batch) guarded(run, values)
    return 'more'
  }
  const current = state.invocation
  if (!current || waiting()) return ''
  if (current.later) current.later()
  else if (current.loading) current.fail(runtimeError('ExitError', 'Runtime exited with error: exit status 13'))
  else if (current.asynchronous) current.fail(runtimeError('NodeJsExit', 'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes'))
  else current.succeed(null)
  return 'more'
}

return (what, value, more) => {
  switch (what) {
    case 'round': return round()
    case 'describe': return describe(value)
    case 'fail': {
      const error = new Error(value)
      error.code = more
      throw error
    }
  }
  const entry = parseJson(value)
  switch (entry.type) {
    case 'init': return init(entry)
    case 'event': return event(entry, more)
    case 'reply': return reply(entry.call, more)
    case 'timer': return fire(entry.timer)
  }
}
`
