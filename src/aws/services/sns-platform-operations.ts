/** SNS: publishing to apps and to phones. https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-application-as-subscriber.html */
import { boolean, list, optional, required, string, structure } from '../shape-builders.ts'
import { operation } from '../service.ts'
import { attributeMap, nextToken, reference } from './sns-shapes.ts'

const applicationArn = required(string(), 'The platform application’s ARN.')
const endpointArn = required(string(), 'The platform endpoint’s ARN.')
const common = ['InvalidParameter', 'InternalError', 'AuthorizationError'] as const
const withNotFound = [...common, 'NotFound'] as const
const forPhones = ['Throttled', ...common] as const

/** AWS refuses a call without attributes in words of its own, which the actions give. */
const wantedAttributes = optional(attributeMap, 'Must be there.')

export const platformOperations = {
  CreatePlatformApplication: operation({
    input: { Name: required(string()), Platform: required(string()), Attributes: wantedAttributes },
    output: { PlatformApplicationArn: optional(string()) },
    errors: common,
    page: `${reference}CreatePlatformApplication.html`,
  }),
  DeletePlatformApplication: operation({
    input: { PlatformApplicationArn: applicationArn },
    output: {},
    errors: common,
    page: `${reference}DeletePlatformApplication.html`,
  }),
  GetPlatformApplicationAttributes: operation({
    input: { PlatformApplicationArn: applicationArn },
    output: { Attributes: optional(attributeMap) },
    errors: withNotFound,
    page: `${reference}GetPlatformApplicationAttributes.html`,
  }),
  SetPlatformApplicationAttributes: operation({
    input: { PlatformApplicationArn: applicationArn, Attributes: wantedAttributes },
    output: {},
    errors: withNotFound,
    page: `${reference}SetPlatformApplicationAttributes.html`,
  }),
  ListPlatformApplications: operation({
    input: { NextToken: nextToken },
    output: {
      PlatformApplications: optional(list(structure({ PlatformApplicationArn: optional(string()), Attributes: optional(attributeMap) }))),
      NextToken: nextToken,
    },
    errors: common,
    page: `${reference}ListPlatformApplications.html`,
  }),
  CreatePlatformEndpoint: operation({
    input: {
      PlatformApplicationArn: applicationArn,
      Token: required(string(), 'What the platform calls the device.'),
      CustomUserData: optional(string()),
      Attributes: optional(attributeMap),
    },
    output: { EndpointArn: optional(string()) },
    errors: withNotFound,
    page: `${reference}CreatePlatformEndpoint.html`,
  }),
  DeleteEndpoint: operation({ input: { EndpointArn: endpointArn }, output: {}, errors: common, page: `${reference}DeleteEndpoint.html` }),
  GetEndpointAttributes: operation({
    input: { EndpointArn: endpointArn },
    output: { Attributes: optional(attributeMap) },
    errors: withNotFound,
    page: `${reference}GetEndpointAttributes.html`,
  }),
  SetEndpointAttributes: operation({
    input: { EndpointArn: endpointArn, Attributes: wantedAttributes },
    output: {},
    errors: withNotFound,
    page: `${reference}SetEndpointAttributes.html`,
  }),
  ListEndpointsByPlatformApplication: operation({
    input: { PlatformApplicationArn: applicationArn, NextToken: nextToken },
    output: {
      Endpoints: optional(list(structure({ EndpointArn: optional(string()), Attributes: optional(attributeMap) }))),
      NextToken: nextToken,
    },
    errors: withNotFound,
    page: `${reference}ListEndpointsByPlatformApplication.html`,
  }),
  SetSMSAttributes: operation({
    input: { attributes: required(attributeMap) },
    output: {},
    errors: forPhones,
    page: `${reference}SetSMSAttributes.html`,
  }),
  GetSMSAttributes: operation({
    input: { attributes: optional(list(string())) },
    output: { attributes: optional(attributeMap) },
    errors: forPhones,
    page: `${reference}GetSMSAttributes.html`,
  }),
  CheckIfPhoneNumberIsOptedOut: operation({
    input: { phoneNumber: required(string()) },
    output: { isOptedOut: optional(boolean) },
    errors: forPhones,
    page: `${reference}CheckIfPhoneNumberIsOptedOut.html`,
  }),
  ListPhoneNumbersOptedOut: operation({
    input: { nextToken: nextToken },
    output: { phoneNumbers: optional(list(string())), nextToken: nextToken },
    errors: forPhones,
    page: `${reference}ListPhoneNumbersOptedOut.html`,
  }),
  OptInPhoneNumber: operation({
    input: { phoneNumber: required(string()) },
    output: {},
    errors: forPhones,
    page: `${reference}OptInPhoneNumber.html`,
  }),
} as const
