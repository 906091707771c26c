/** Guest: `@aws-sdk/util-dynamodb` and `@aws-sdk/lib-dynamodb`, which speak of items as plain values. */

export const documentClient = String.raw`
class NumberValue {
  constructor(value) { this.value = typeof value === 'object' && value !== null && 'N' in value ? value.N : String(value) }
  static from(value) { return new NumberValue(value) }
  toString() { return this.value }
  toNumber() { return Number(this.value) }
  toBigInt() { return BigInt(this.value) }
  toAttributeValue() { return { N: this.value } }
}
const numberText = (value) => {
  if (value instanceof NumberValue) return value.value
  if (typeof value === 'bigint') return value.toString()
  if (Number.isNaN(value) || Math.abs(value) === Infinity) throw new Error('Special numeric value ' + value + ' is not allowed')
  if (value > Number.MAX_SAFE_INTEGER) throw new Error('Number ' + value + ' is greater than Number.MAX_SAFE_INTEGER. Use NumberValue from @aws-sdk/lib-dynamodb.')
  if (value < Number.MIN_SAFE_INTEGER) throw new Error('Number ' + value + ' is lesser than Number.MIN_SAFE_INTEGER. Use NumberValue from @aws-sdk/lib-dynamodb.')
  return String(value)
}
const isBinary = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
const isNumeric = (value) => typeof value === 'number' || typeof value === 'bigint' || value instanceof NumberValue
const refuseUndefined = () => { throw new Error('Pass options.removeUndefinedValues=true to remove undefined values from map/array/set.') }
const keptOf = (values, options) => options.removeUndefinedValues ? values.filter((value) => value !== undefined) : values
const setToAttribute = (set, options) => {
  const all = keptOf([...set], options)
  if (all.length === 0) {
    if (options.convertEmptyValues) return { NULL: true }
    throw new Error('Pass a non-empty set, or options.convertEmptyValues=true.')
  }
  if (all.includes(undefined)) refuseUndefined()
  if (isNumeric(all[0])) return { NS: all.map(numberText) }
  if (typeof all[0] === 'string') return { SS: all }
  if (isBinary(all[0])) return { BS: all }
  throw new Error('Only Number Set (NS), Binary Set (BS), String Set (SS) are allowed.')
}
const entriesToMap = (entries, options) => {
  const made = {}
  for (const [key, value] of entries) {
    if (typeof value === 'function' || (value === undefined && options.removeUndefinedValues)) continue
    Object.defineProperty(made, key, { value: toAttribute(value, options), enumerable: true, configurable: true, writable: true })
  }
  return made
}
const isPlain = (value) => { const proto = Object.getPrototypeOf(value); return proto === null || proto === Object.prototype }
const toAttribute = (value, options = {}) => {
  if (value === undefined) refuseUndefined()
  if (value === null) return { NULL: true }
  if (Array.isArray(value)) return { L: keptOf(value, options).filter((item) => typeof item !== 'function').map((item) => toAttribute(item, options)) }
  if (value instanceof Set) return setToAttribute(value, options)
  if (value instanceof Map) return { M: entriesToMap(value, options) }
  if (isBinary(value)) return (value.byteLength === 0 && options.convertEmptyValues) ? { NULL: true } : { B: value }
  if (isNumeric(value)) return { N: numberText(value) }
  if (typeof value === 'boolean' || value instanceof Boolean) return { BOOL: value.valueOf() }
  if (typeof value === 'string' || value instanceof String) return value.length === 0 && options.convertEmptyValues ? { NULL: true } : { S: value.valueOf() }
  if (typeof value === 'object' && (options.convertClassInstanceToMap || isPlain(value))) return { M: entriesToMap(Object.entries(value), options) }
  throw new Error('Unsupported type passed: ' + value + '. Pass options.convertClassInstanceToMap=true to marshall typeof object as map attribute.')
}
const marshall = (data, options = {}) => {
  const made = toAttribute(data, options)
  if (options.convertTopLevelContainer) return made
  return made.M !== undefined ? made.M : made.L !== undefined ? made.L : made
}
const numberFrom = (text, options) => {
  if (typeof options.wrapNumbers === 'function') return options.wrapNumbers(text)
  if (options.wrapNumbers) return new NumberValue(text)
  const number = Number(text)
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER || !Number.isFinite(number)) return number
  try { return BigInt(text) } catch { throw new Error(text + " can't be converted to BigInt. Set options.wrapNumbers to get string value.") }
}
const fromAttribute = (value, options = {}) => {
  for (const [type, held] of Object.entries(value)) {
    if (held === undefined) continue
    switch (type) {
      case 'NULL': return null
      case 'BOOL': return Boolean(held)
      case 'N': return numberFrom(held, options)
      case 'B': case 'S': return held
      case 'L': return held.map((item) => fromAttribute(item, options))
      case 'M': return itemFrom(held, options)
      case 'NS': return new Set(held.map((item) => numberFrom(item, options)))
      case 'SS': case 'BS': return new Set(held)
      default: throw new Error('Unsupported type passed: ' + type)
    }
  }
  throw new Error('No value defined: ' + stringifyJson(value))
}
const itemFrom = (item, options) => {
  const made = {}
  for (const key of Object.keys(item)) Object.defineProperty(made, key, { value: fromAttribute(item[key], options), enumerable: true, configurable: true, writable: true })
  return made
}
const unmarshall = (data, options = {}) => options.convertWithoutMapWrapper ? fromAttribute(data, options) : itemFrom(data, options)

// Where items stand in requests and answers: one is applied to each.
const eachOf = (one) => (list) => list && list.map(one)
const membersOf = (one) => (record) => record && Object.fromEntries(Object.entries(record).map(([key, value]) => [key, one(value)]))
const withMembers = (record, changes) => {
  const made = { ...record }
  for (const key of Object.keys(changes)) if (made[key] !== undefined && made[key] !== null) made[key] = changes[key](made[key])
  return made
}
const translated = (input, item) => {
  const plain = { Item: item, Key: item, ExpressionAttributeValues: item, ExclusiveStartKey: item, LastEvaluatedKey: item, Attributes: item, Items: eachOf(item) }
  const part = (value) => withMembers(value, plain)
  const requests = (value) => Array.isArray(value)
    ? value.map((each) => withMembers(each, { PutRequest: part, DeleteRequest: part }))
    : withMembers(value, { Keys: eachOf(item) })
  const responses = (value) => Array.isArray(value) ? value.map(part) : membersOf(eachOf(item))(value)
  return withMembers(input, {
    ...plain,
    RequestItems: membersOf(requests), UnprocessedItems: membersOf(requests), UnprocessedKeys: membersOf(requests),
    Responses: responses,
    TransactItems: eachOf((each) => withMembers(each, { Put: part, Delete: part, Update: part, ConditionCheck: part, Get: part })),
  })
}
const documentCommands = { Put: 'PutItem', Get: 'GetItem', Update: 'UpdateItem', Delete: 'DeleteItem', Query: 'Query', Scan: 'Scan', BatchGet: 'BatchGetItem', BatchWrite: 'BatchWriteItem', TransactGet: 'TransactGetItems', TransactWrite: 'TransactWriteItems' }
const documentModule = () => {
  const raw = builtin('@aws-sdk/client-dynamodb')
  const made = { NumberValue }
  class DynamoDBDocumentClient {
    constructor(client, translateConfig = {}) {
      hidden(this, 'client', client)
      hidden(this, 'translate', translateConfig)
      hidden(this, 'config', { ...client.config, translateConfig })
    }
    static from(client, translateConfig) { return new this(client, translateConfig) }
    send(command, options, callback) {
      const done = typeof options === 'function' ? options : callback
      const sent = this.sent(command)
      if (!done) return sent
      sent.then((value) => done(null, value), (error) => done(error))
    }
    async sent(command) {
      if (!command || !command.document) return this.client.send(command)
      const { marshallOptions = {}, unmarshallOptions = {} } = this.translate
      const input = translated(command.input, (value) => marshall(value, marshallOptions))
      const output = await this.client.send(new raw[command.document + 'Command'](input))
      return translated(output, (value) => unmarshall(value, unmarshallOptions))
    }
    destroy() { this.client.destroy() }
  }
  hidden(DynamoDBDocumentClient.prototype, 'sent', DynamoDBDocumentClient.prototype.sent)
  made.DynamoDBDocumentClient = DynamoDBDocumentClient
  made.DynamoDBDocument = class DynamoDBDocument extends DynamoDBDocumentClient {}
  for (const [name, operation] of Object.entries(documentCommands)) {
    const Command = { [name + 'Command']: class { constructor(input) { this.input = input === undefined ? {} : input; hidden(this, 'document', operation) } } }[name + 'Command']
    made[name + 'Command'] = Command
    hidden(made.DynamoDBDocument.prototype, camel(name), function (input, options, callback) { return this.send(new Command(input), options, callback) })
  }
  for (const name of ['Query', 'Scan']) made['paginate' + name] = paginatorOf(made[name + 'Command'], 'ExclusiveStartKey', 'LastEvaluatedKey', 'Limit')
  return made
}
const awsModule = (name) => {
  if (name === '@aws-sdk/util-dynamodb') return { marshall, unmarshall, convertToAttr: toAttribute, convertToNative: fromAttribute, NumberValue, NumberValueImpl: NumberValue }
  return name === '@aws-sdk/lib-dynamodb' ? documentModule() : sdkModule(name)
}
`
