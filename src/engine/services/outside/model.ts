/**
 * What can be asked of the world outside AWS, told as AWS's operations are told, so that the one door checks these calls too.
 * They are no API of AWS: no SDK module and no wire protocol is made of them.
 */
import { integer, list, map, optional, required, string } from '../../../aws/shape-builders.ts'
import { operation, type InputOf, type OperationName, type ServiceModel } from '../../../aws/service.ts'

const guide = 'https://docs.aws.amazon.com/sns/latest/dg/'

export const outsideModel = {
  id: 'outside',
  sdkName: 'Outside',
  sdkPackage: '',
  apiVersion: '1',
  protocol: 'json',
  operations: {
    HttpRequest: operation({
      input: {
        Url: required(string()),
        Method: required(string()),
        Headers: optional(map(string())),
        Body: optional(string()),
        TimeoutMs: optional(integer(), 'How long the caller waits for an answer.'),
      },
      output: { StatusCode: required(integer()), Headers: optional(map(string())), Body: optional(string()) },
      errors: ['ConnectionError', 'RequestTimeout'],
      page: `${guide}sns-http-https-endpoint-as-subscriber.html`,
    }),
    ReceiveEmail: operation({
      input: { To: required(string()), From: required(string()), Subject: required(string()), Body: required(string()) },
      output: {},
      page: `${guide}sns-email-notifications.html`,
    }),
    ReceiveSms: operation({
      input: {
        To: required(string()),
        From: required(string()),
        Body: required(string()),
        Parts: required(list(string()), 'The text messages that the body travels in.'),
      },
      output: {},
      page: `${guide}sns-mobile-phone-number-as-subscriber.html`,
    }),
    ReceivePush: operation({
      input: {
        Endpoint: required(string(), 'The platform endpoint’s ARN: the device.'),
        Platform: required(string(), 'APNS, GCM, ADM and so on.'),
        Payload: required(string()),
      },
      output: {},
      page: `${guide}sns-mobile-application-as-subscriber.html`,
    }),
  },
} as const satisfies ServiceModel

export type OutsideOperation = OperationName<typeof outsideModel>
export type OutsideInput<O extends OutsideOperation> = InputOf<typeof outsideModel, O>
