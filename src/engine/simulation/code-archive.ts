/** Inline code as the zip archive that the Lambda API takes. The same files always give the same bytes. */
import { zipSync } from 'fflate'
import { encodeBase64 } from '../../base/base64.ts'
import { encodeUtf8 } from '../../base/utf8.ts'

/** The archive in base64. Its entries are dated as early as the format allows, in every time zone alike. */
export function zipOf(files: Readonly<Record<string, string>>): string {
  const entries = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, encodeUtf8(content)]))
  return encodeBase64(zipSync(entries, { level: 0, mtime: '1980-01-01T00:00:00' }))
}
