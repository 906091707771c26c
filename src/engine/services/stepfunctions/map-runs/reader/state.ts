/** What a distributed Map reads its items from, and how far it has come. */

export interface Reading {
  readonly format: Format
  /** The items are what a listing tells of its objects. */
  readonly listing: Listing | null
  /** Objects still to be read, in their order. */
  objects: WantedObject[]
  /** Reads no more items than this. */
  readonly mostItems: number
}

export interface Listing {
  readonly bucket: string
  readonly prefix: string
  /** Where the next page begins; `null` before the first. */
  token: string | null
  isComplete: boolean
  /** Whether the objects are read, too. */
  readonly loads: boolean
}

export interface WantedObject {
  readonly bucket: string
  readonly key: string
  /** A manifest names objects; everything else holds items. */
  readonly holds: 'items' | 'inventory' | 'athena'
  /** Columns of an object that has no row for them: those of an inventory. */
  readonly headers?: readonly string[]
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface Format {
  readonly inputType: string
  readonly delimiter: string
  /** `null`: they stand in the first row. */
  readonly headers: readonly string[] | null
  /** JSON pointer to the array, where it is not the whole text. */
  readonly pointer: string | null
}
