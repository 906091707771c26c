import { expect, test } from 'vitest'
import { receivedOf } from './received.ts'

test('an answer of ReceiveMessage is read with its receipts and with both kinds of attributes', () => {
  const answer = {
    Messages: [
      {
        MessageId: 'm',
        ReceiptHandle: 'r',
        MD5OfBody: 'x',
        Body: 'hello',
        Attributes: { ApproximateReceiveCount: '2' },
        MessageAttributes: {
          type: { DataType: 'String', StringValue: 'goods' },
          seal: { DataType: 'Binary', BinaryValue: 'AQI=' },
        },
      },
    ],
  }
  expect(receivedOf(answer)).toEqual([
    {
      messageId: 'm',
      receiptHandle: 'r',
      body: 'hello',
      attributes: [
        { name: 'type', value: 'goods' },
        { name: 'seal', value: 'AQI=' },
        { name: 'ApproximateReceiveCount', value: '2' },
      ],
    },
  ])
})

test('an answer without messages is nobody’s message', () => {
  expect(receivedOf({})).toEqual([])
})
