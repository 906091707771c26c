/** Bodies that SDKs send in signed chunks. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html */

export function isChunked(headers: Readonly<Record<string, string>>): boolean {
  return headers['content-encoding']?.includes('aws-chunked') === true || headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true
}

/** The bytes without the lines between them; `undefined` when they are not in chunks. Signatures and trailers are passed over. */
export function withoutChunks(body: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(body.toString('latin1', at, end), 16)
    if (!Number.isInteger(size) || end + 2 + size > body.length) return undefined
    if (size === 0) return Buffer.concat(parts)
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
  return undefined
}
