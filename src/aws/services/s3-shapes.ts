/** Shapes that several operations of S3 have in common. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Types_Amazon_Simple_Storage_Service.html */
import { list, optional, required, string, structure } from '../shape-builders.ts'
import type { Shape } from '../shape.ts'

export const reference = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_'

export const bucket = required(string(), 'The bucket’s name.')
export const key = required(string({ min: 1, max: 1024 }), 'The object’s name in its bucket.')
/** Who is thought to own the bucket; there is one account. */
export const owner = { ExpectedBucketOwner: optional(string()) } as const
export const ownerHeader = { ExpectedBucketOwner: 'x-amz-expected-bucket-owner' } as const

/** A list whose items stand without an element around them. */
export function flat<const S extends Shape>(of: S): { readonly type: 'list'; readonly of: S; readonly flat: true } {
  return { type: 'list', of, flat: true }
}

/** A member with another name in XML. */
export function wired<const M extends object, const W extends string>(member: M, wire: W): M & { readonly wire: W } {
  return { ...member, wire }
}

const tag = structure({ Key: required(string()), Value: required(string()) })
export const tagSet = { ...list(tag), item: 'Tag' } as const
export const tagging = structure({ TagSet: required(tagSet) })

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const storageClasses: readonly string[] = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'OUTPOSTS',
  'GLACIER_IR',
  'SNOW',
  'EXPRESS_ONEZONE',
  'FSX_OPENZFS',
  'FSX_ONTAP',
]
export const storageClass = string({ values: storageClasses })

export const ownerShape = structure({ DisplayName: optional(string()), ID: optional(string()) })
