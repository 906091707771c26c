/** How large a text may be before it is refused (T4, T15). Counted, never timed, so that every machine refuses the same texts. */

/** Bytes of UTF-8 in one text. */
export const MAX_TEXT_BYTES = 1_048_576

/** Mappings and sequences inside one another, aliases followed. */
export const MAX_DEPTH = 64

/** Nodes that the aliases of one text may stand for, all together. */
export const MAX_ALIAS_NODES = 10_000

/** Diagnostics kept for one text; the rest would be echoes of the first ones. */
export const MAX_DIAGNOSTICS = 100
