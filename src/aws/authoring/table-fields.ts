/** Tables as people fill them in, in CloudFormation's words and as SAM's simple table. */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { table } from '../resources/table.ts'
import { type Authored, extended, field, type FieldModel, nameCheck } from './field-model.ts'
import { tagList, tagMapping } from './policy-fields.ts'

const guide = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/'
const capacityPage = `${guide}capacity-mode.html`
const keyPage = `${guide}HowItWorks.CoreComponents.html`
const expiryPage = `${guide}TTL.html`
const streamPage = `${guide}Streams.html`
const simplePage = 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html'

/** What AWS's console offers for a new table. */
const usualUnits = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }

function units(label: string, help: string): FieldModel {
  return field({ kind: 'integer', required: true, min: 1, max: 40_000, sample: '5', logarithmic: true, label, help }, capacityPage)
}

const throughput: Partial<FieldModel> = {
  members: {
    ReadCapacityUnits: units('Read capacity', 'Reads of 4 KB a second that are bought ahead; never used up here.'),
    WriteCapacityUnits: units('Write capacity', 'Writes of 1 KB a second that are bought ahead; never used up here.'),
  },
}

/** Bought throughput and payment by request exclude each other, in the table and in each of its global indexes. */
function withBilling(value: string | undefined, beside: JsonObject): Readonly<Record<string, Json | undefined>> {
  const isBought = value !== 'PAY_PER_REQUEST'
  const indexes = beside['GlobalSecondaryIndexes']
  return {
    ProvisionedThroughput: isBought ? (beside['ProvisionedThroughput'] ?? usualUnits) : undefined,
    ...(Array.isArray(indexes) && { GlobalSecondaryIndexes: (indexes as readonly Json[]).map((index) => paidIndex(index, isBought)) }),
  }
}

function paidIndex(index: Json, isBought: boolean): Json {
  if (!isJsonObject(index)) return index
  const { ProvisionedThroughput: bought, ...others } = index
  return isBought ? { ...index, ProvisionedThroughput: bought ?? usualUnits } : others
}

const anotherKey = 'another key is another table. CloudFormation would make a new one and take this one away, with all that is in it'

/** `id (S), partition key; at (N), sort key` */
function keyInWords(schema: Json, { AttributeDefinitions: definitions }: JsonObject): string | undefined {
  if (!Array.isArray(schema)) return undefined
  const typeOf = (name: Json | undefined) =>
    (Array.isArray(definitions) ? (definitions as readonly Json[]) : []).filter(isJsonObject).find((each) => each['AttributeName'] === name)
  const parts = (schema as readonly Json[]).filter(isJsonObject).map(({ AttributeName: name, KeyType: kind }) => {
    const type = typeOf(name)?.['AttributeType']
    return `${String(name)}${typeof type === 'string' ? ` (${type})` : ''}, ${kind === 'RANGE' ? 'sort key' : 'partition key'}`
  })
  return parts.join('; ')
}

function simpleKeyInWords(key: Json): string | undefined {
  if (!isJsonObject(key)) return undefined
  const { Name: name = 'id', Type: type = 'String' } = key
  return `${String(name)} (${String(type)}), partition key`
}

const text = (label: string, help: string, page: string, more: Partial<FieldModel> = {}): FieldModel =>
  field({ kind: 'text', label, help, ...more }, page)
const attributeName = text('Attribute', 'Its name.', keyPage, { required: true, sample: 'id' })
const keyPart = field(
  {
    kind: 'json',
    form: 'object',
    label: 'Part of the key',
    help: 'An attribute, and which part of the key it is.',
    members: {
      AttributeName: attributeName,
      KeyType: field(
        {
          kind: 'choice',
          choices: ['HASH', 'RANGE'],
          required: true,
          sample: 'HASH',
          label: 'Kind',
          help: 'HASH is the partition key, RANGE the sort key.',
        },
        keyPage,
      ),
    },
  },
  keyPage,
)
const definition = field(
  {
    kind: 'json',
    form: 'object',
    label: 'Key attribute',
    help: 'An attribute that a key is made of, and its type.',
    members: {
      AttributeName: attributeName,
      AttributeType: field(
        { kind: 'choice', choices: ['S', 'N', 'B'], required: true, sample: 'S', label: 'Type', help: 'A text, a number or bytes.' },
        keyPage,
      ),
    },
  },
  keyPage,
)
const key = { fixed: anotherKey, words: keyInWords, page: keyPage, items: keyPart }
const starter = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
}

export const tableFields: Authored = {
  type: table.type,
  title: table.title,
  help: 'Keeps items by their key; found by the whole key at once, or by the partition key in order of the sort key.',
  page: table.page,
  properties: extended(table.properties, {
    TableName: { sample: 'my-table', check: nameCheck(table.name) },
    KeySchema: key,
    AttributeDefinitions: { items: definition },
    BillingMode: { page: capacityPage, brings: withBilling },
    ProvisionedThroughput: throughput,
    TimeToLiveSpecification: {
      members: {
        AttributeName: text(
          'Expires at',
          'The attribute that says when an item is deleted, in seconds since 1970. Items whose time has passed go within two days.',
          expiryPage,
          { required: true },
        ),
        Enabled: field(
          {
            kind: 'boolean',
            required: true,
            sample: 'true',
            label: 'Expiry',
            help: 'Whether items are deleted when their time has passed.',
          },
          expiryPage,
        ),
      },
    },
    StreamSpecification: {
      members: {
        StreamViewType: field(
          {
            kind: 'choice',
            choices: ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'],
            sample: 'NEW_AND_OLD_IMAGES',
            required: true,
            label: 'Stream',
            help: 'What a change puts into the table’s stream. Streams are not simulated: the setting is kept, and nothing reads it here.',
          },
          streamPage,
        ),
      },
    },
    DeletionProtectionEnabled: { page: `${guide}WorkingWithTables.Basics.html` },
    Tags: { items: tagList(table.page) },
  }),
  groups: [
    {
      title: 'Table',
      fields: ['KeySchema', 'BillingMode', 'ProvisionedThroughput/ReadCapacityUnits', 'ProvisionedThroughput/WriteCapacityUnits'],
    },
    { title: 'Time to live', fields: ['TimeToLiveSpecification/AttributeName', 'TimeToLiveSpecification/Enabled'] },
    { title: 'Safety and changes', fields: ['DeletionProtectionEnabled', 'StreamSpecification/StreamViewType', 'TableClass'] },
    { title: 'Identity', fields: ['TableName', 'Tags'] },
  ],
  starter,
}

const { TableName, ProvisionedThroughput, SSESpecification, PointInTimeRecoverySpecification, Tags } = table.properties

export const simpleTableFields: Authored = {
  type: 'AWS::Serverless::SimpleTable',
  title: 'DynamoDB table (SAM)',
  help: 'Keeps items by one key, and is paid by request.',
  page: simplePage,
  properties: {
    TableName: { ...TableName, sample: 'my-table', check: nameCheck(table.name), page: simplePage },
    PrimaryKey: field(
      {
        kind: 'json',
        form: 'object',
        replaces: true,
        default: 'id (String), partition key',
        fixed: anotherKey,
        words: simpleKeyInWords,
        label: 'Key',
        help: 'The partition key: id, a text, unless told.',
        members: {
          Name: text('Name', 'Of the attribute.', simplePage, { sample: 'id' }),
          Type: field(
            { kind: 'choice', choices: ['String', 'Number', 'Binary'], sample: 'String', label: 'Type', help: 'Of the attribute.' },
            simplePage,
          ),
        },
      },
      simplePage,
    ),
    ProvisionedThroughput: {
      ...ProvisionedThroughput,
      ...throughput,
      page: simplePage,
      help: 'Read and write units a second; paid by request where it is not set.',
    },
    SSESpecification: { ...SSESpecification, page: simplePage },
    PointInTimeRecoverySpecification: { ...PointInTimeRecoverySpecification, page: simplePage },
    Tags: { ...Tags, form: 'object', entries: tagMapping(simplePage), page: simplePage },
  },
  groups: [
    { title: 'Table', fields: ['PrimaryKey', 'ProvisionedThroughput/ReadCapacityUnits', 'ProvisionedThroughput/WriteCapacityUnits'] },
    { title: 'Identity', fields: ['TableName', 'Tags'] },
  ],
}
