/**
 * What a deployment package holds. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-package.html
 * Deviation: we keep text files only, and 8 MiB of them where AWS takes 250 MB.
 */
import { unzipSync } from 'fflate'
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import { sha256Bytes } from '../../../base/checksum.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { decodeUtf8 } from '../../../base/utf8.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { invalidParameter } from './faults.ts'

export interface FunctionCode {
  readonly files: Record<string, string>
  readonly sha256: string
  readonly size: number
  /** Why there is nothing to run, or `null`. */
  readonly missing: string | null
}

export interface CodeSource {
  readonly ZipFile?: string | undefined
  readonly S3Bucket?: string | undefined
  readonly S3Key?: string | undefined
}

const unzippedBytes = 8_388_608

export function readCode(source: CodeSource): Result<FunctionCode, AwsFault> {
  if (source.ZipFile !== undefined) return readZip(source.ZipFile)
  if (source.S3Bucket === undefined) return fail(invalidParameter('Please provide a source for function code.'))
  const place = `s3://${source.S3Bucket}/${source.S3Key ?? ''}`
  return ok({ files: emptyRecord<string>(), sha256: encodeBase64(sha256Bytes(place)), size: 0, missing: `has its code at ${place}` })
}

function readZip(base64: string): Result<FunctionCode, AwsFault> {
  const zip = decodeBase64(base64)
  if (!zip.ok || zip.value.length === 0) return fail(unreadable)
  const opened = openZip(zip.value)
  if (!opened.ok) return opened
  const files = emptyRecord<string>()
  for (const [name, bytes] of Object.entries(opened.value)) {
    if (!name.endsWith('/')) files[name] = decodeUtf8(bytes)
  }
  return ok({ files, sha256: encodeBase64(sha256Bytes(zip.value)), size: zip.value.length, missing: null })
}

function openZip(zip: Uint8Array): Result<Record<string, Uint8Array>, AwsFault> {
  let total = 0
  try {
    const files = unzipSync(zip, { filter: (file) => (total += file.originalSize) <= unzippedBytes })
    return total <= unzippedBytes ? ok(files) : fail(invalidParameter(`Unzipped size must be smaller than ${unzippedBytes} bytes`))
  } catch {
    return fail(unreadable)
  }
}

const unreadable = invalidParameter('Could not unzip uploaded file. Please check your file, then try to upload again.')

/** Why a function of this runtime is not run here, or `null` when it is. */
export function runtimeProblem(runtime: string): string | null {
  return runtime.startsWith('nodejs') ? null : `has the runtime ${runtime}, and only Node.js is run here`
}
