/** What S3 refuses, in its own words. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
import { clientFault, type AwsFault } from '../../../aws/service.ts'

/** A fault that names what it is about, as the document of an error does. */
type S3Fault = AwsFault & Readonly<Record<string, string>>

function told(code: string, message: string, facts: Readonly<Record<string, string>>): S3Fault {
  return { ...clientFault(code, message), ...facts }
}

export const noSuchBucket = (name: string): S3Fault => told('NoSuchBucket', 'The specified bucket does not exist', { BucketName: name })

export const noSuchKey = (key: string): S3Fault => told('NoSuchKey', 'The specified key does not exist.', { Key: key })

/** An answer to HEAD has no body: there is nothing more to be told. */
export const notFound = clientFault('NotFound', 'Not Found')

export const bucketNotEmpty = (name: string): S3Fault =>
  told('BucketNotEmpty', 'The bucket you tried to delete is not empty', { BucketName: name })

export const invalidBucketName = (name: string): S3Fault =>
  told('InvalidBucketName', 'The specified bucket is not valid.', { BucketName: name })

export const wrongLocation = (location: string): S3Fault =>
  told(
    'IllegalLocationConstraintException',
    `The ${location} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    {},
  )

export const keyTooLong = (bytes: number): S3Fault =>
  told('KeyTooLongError', 'Your key is too long', { Size: String(bytes), MaxSizeAllowed: '1024' })

export const tooLarge = (bytes: number, most: number): S3Fault =>
  told('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
    ProposedSize: String(bytes),
    MaxSizeAllowed: String(most),
  })

export const badDigest = clientFault('BadDigest', 'The Content-MD5 you specified did not match what we received.')
export const invalidDigest = clientFault('InvalidDigest', 'The Content-MD5 you specified was invalid.')

export const preconditionFailed = (condition: string): S3Fault =>
  told('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', { Condition: condition })

export const notModified = clientFault('NotModified', 'Not Modified')

export const invalidRange = (range: string, size: number): S3Fault =>
  told('InvalidRange', 'The requested range is not satisfiable', { RangeRequested: range, ActualObjectSize: String(size) })

export const invalidArgument = (message: string, name: string, value: string): S3Fault =>
  told('InvalidArgument', message, { ArgumentName: name, ArgumentValue: value })

export const invalidTag = (message: string): S3Fault => told('InvalidTag', message, {})

export const noTags = (bucket: string): S3Fault => told('NoSuchTagSet', 'The TagSet does not exist', { BucketName: bucket })

export const metadataTooLarge = (bytes: number): S3Fault =>
  told('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', {
    Size: String(bytes),
    MaxSizeAllowed: '2048',
  })

export const badXml = clientFault(
  'MalformedXML',
  'The XML you provided was not well-formed or did not validate against our published schema',
)

export const sameCopy = clientFault(
  'InvalidRequest',
  "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
)
