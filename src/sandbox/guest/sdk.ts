/** Guest: builds an SDK package from its description: clients, commands, paginators, enumerations, exceptions. */

export const sdk = String.raw`
const described = new Map(parseJson(host('sdk')).map((service) => [service.package, service]))

// A conversion is 'blob', 'text', 'time', ['list', c], ['map', c], ['named', name] or { member: c }; null where JSON already says it all.
const outward = (shape, value) => {
  if (!shape || value === undefined || value === null) return value
  if (shape === 'blob') return base64Encode(bytesOf(value))
  if (shape === 'text') return utf8Decode(bytesOf(value))
  if (shape === 'time') return value instanceof Date ? value.getTime() / 1000 : value
  return convert(outward, shape, value)
}
const inward = (shape, value) => {
  if (!shape || value === undefined || value === null) return value
  if (shape === 'blob') return new Blob(base64Decode(value))
  if (shape === 'text') return new Blob(utf8Encode(value))
  if (shape === 'time') return new Date(value * 1000)
  return convert(inward, shape, value)
}
const namedShapes = {}
for (const service of described.values()) Object.assign(namedShapes, service.named)
const convert = (one, shape, value) => {
  if (shape[0] === 'named') return one(namedShapes[shape[1]], value)
  if (shape[0] === 'list') return Array.from(value, (item) => one(shape[1], item))
  if (typeof value !== 'object') return value
  const made = {}
  for (const key of Object.keys(value)) made[key] = one(shape[0] === 'map' ? shape[1] : shape[key], value[key])
  return made
}
class Blob extends Uint8Array {
  transformToString(encoding) { return encodingOf(encoding)[1](this) }
  transformToByteArray() { return Promise.resolve(new Uint8Array(this)) }
}
hidden(Blob.prototype, 'constructor', Uint8Array)

const metadata = (status) => ({ httpStatusCode: status, requestId: randomUUID(), extendedRequestId: undefined, cfId: undefined, attempts: 1, totalRetryDelay: 0 })
const notSimulated = (what) => Promise.reject(new Error('not simulated: ' + what))
const sendOf = (service, exception) => (command) => {
  const name = command && typeof command.operation === 'string' ? command.operation : undefined
  const shapes = name !== undefined && service && Object.hasOwn(service.operations, name) && service.operations[name]
  if (!shapes) return notSimulated(name === undefined ? 'a command of another package' : name)
  return new Promise((resolve, reject) => {
    const input = stringifyJson(outward(shapes[0], command.input === undefined ? {} : command.input))
    const call = ++state.calls
    pendingCalls.set(call, { resolve, reject, shape: shapes[1], exception })
    host('call', call, service.id, name, input === undefined ? '{}' : input)
  })
}
const reply = (call, text) => {
  const waiting = pendingCalls.get(call)
  if (!waiting) return
  pendingCalls.delete(call)
  const result = parseJson(text)
  if (result.ok) waiting.resolve({ $metadata: metadata(200), ...inward(waiting.shape, result.value) })
  else waiting.reject(waiting.exception(result.error))
}

const commandClass = (name, operation) => ({ [name]: class { constructor(input) { this.input = input === undefined ? {} : input; hidden(this, 'operation', operation) } } })[name]
const clientClass = (name, send) => ({
  [name]: class {
    constructor(config = {}) {
      const region = config.region === undefined ? processOf.env.AWS_REGION : config.region
      hidden(this, 'config', { ...config, region: () => Promise.resolve(typeof region === 'function' ? region() : region) })
    }
    send(command, options, callback) {
      const done = typeof options === 'function' ? options : callback
      const sent = send(command)
      if (!done) return sent
      sent.then((value) => done(null, value), (error) => done(error))
    }
    destroy() {}
  },
})[name]
const exceptionsOf = (service) => {
  const base = service.name + 'ServiceException'
  const made = { [base]: { [base]: class extends Error {
    constructor(fields) {
      super(fields.message)
      hidden(this, 'message', fields.message)
      Object.assign(this, { name: fields.name, $fault: fields.$fault, $metadata: fields.$metadata === undefined ? {} : fields.$metadata })
    }
  } }[base] }
  for (const name of service.exceptions)
    made[name] = { [name]: class extends made[base] { constructor(fields) { super({ name, $fault: 'client', ...fields }) } } }[name]
  const raise = ({ code, message, origin, ...details }) => {
    const Exception = Object.hasOwn(made, code) ? made[code] : made[base]
    const raised = new Exception({ name: code, message, $fault: origin, $metadata: metadata(origin === 'client' ? 400 : 500) })
    return Object.assign(raised, inward(service.details[code], details))
  }
  return [made, raise]
}
const paginatorOf = (Command, token, next, most) => async function* (config, input, ...rest) {
  let at = config.startingToken
  do {
    const limit = config.pageSize === undefined ? {} : { [most]: config.pageSize }
    const page = await config.client.send(new Command({ ...input, ...limit, [token]: at }), ...rest)
    yield page
    at = page[next]
  } while (at)
}
const camel = (name) => name[0].toLowerCase() + name.slice(1)

const sdkModule = (name) => {
  const service = described.get(name)
  if (!service && !name.startsWith('@aws-sdk/client-')) throw new Error('not simulated: the package ' + name)
  const made = {}
  const [exceptions, raise] = service ? exceptionsOf(service) : [{}, undefined]
  const send = sendOf(service, raise)
  if (service) {
    const Client = (made[service.name + 'Client'] = clientClass(service.name + 'Client', send))
    const Whole = (made[service.name] = { [service.name]: class extends Client {} }[service.name])
    for (const operation of Object.keys(service.operations)) {
      const Command = (made[operation + 'Command'] = commandClass(operation + 'Command', operation))
      hidden(Whole.prototype, camel(operation), function (input, options, callback) { return this.send(new Command(input), options, callback) })
      const pages = service.pages[operation]
      if (pages) made['paginate' + operation] = paginatorOf(Command, ...pages)
    }
    Object.assign(made, exceptions)
    for (const key of Object.keys(service.enumerations)) if (!made[key]) made[key] = service.enumerations[key]
  }
  // What nobody described is still there, and says what it is when it is used.
  return new Proxy(made, {
    get(target, key) {
      if (Object.hasOwn(target, key) || typeof key !== 'string') return target[key]
      if (key.endsWith('Command')) return (target[key] = commandClass(key, key.slice(0, -7)))
      if (key.endsWith('Client') && !service) return (target[key] = clientClass(key, send))
      if (key.startsWith('paginate') || key.startsWith('waitUntil')) return () => { throw new Error('not simulated: ' + key) }
      return undefined
    },
  })
}
`
