// The rooms of src/, told once. The walls, their tests and the count of modules are all made from this file.

/** From left to right: a room imports only what stands to its left. */
export const ROOMS = [
  'base',
  'text',
  'aws',
  'matching',
  'asl',
  'document',
  'engine/kernel',
  'engine/services',
  'engine/simulation',
  'sandbox',
  'exercises',
  'bridge/protocol',
  'bridge/worker',
  'bridge/client',
  'app',
] as const

export type Room = (typeof ROOMS)[number]

/** Stands outside the line: it may import every room but `app`, and no room imports it. */
export const ENDPOINT = 'endpoint'

/** Rooms that still have no module. Strike a room from this list with its first module. */
export const NOT_BEGUN: readonly Room[] = ['exercises']

/** Rooms that see no DOM, no Node, no timers and no console; `src/tsconfig.pure.json` compiles the same list. */
export const PURE_ROOMS: readonly Room[] = ROOMS.filter((room) => /^(base|text|aws|matching|asl|document|engine|exercises)\b/.test(room))

/** Rooms with a door: from outside only their `index.ts` may be imported. Each service folder has one as well. */
export const DOORS: readonly Room[] = ['asl', 'document', 'engine/kernel', 'engine/simulation', 'bridge/protocol', 'bridge/client']

/** A second door of a room, before what is loaded later than the rest of it. */
export const LATER_DOORS: Partial<Record<Room, string>> = { document: 'authoring/' }

/** The only rooms that `app` may import; those in `APP_TYPES_ONLY` as types, or as values in a lazy chunk. */
export const APP_IMPORTS = ['base', 'aws', 'bridge/protocol', 'bridge/client', 'exercises/catalogue'] as const
export const APP_TYPES_ONLY: readonly Room[] = ['text', 'asl', 'document']

/** Folders of `app` that are only ever loaded lazily, so they may hold values of the rooms above. */
export const LAZY_FOLDERS = ['app/code-editor', 'app/diagram/layout', 'app/workflow/layout'] as const

/** A package that only these folders may import. */
export const FENCES: readonly { readonly packages: string; readonly folders: readonly string[] }[] = [
  { packages: 'monaco-editor', folders: ['app/code-editor'] },
  { packages: 'zustand', folders: ['app/stores'] },
  { packages: '@xyflow/react', folders: ['app/diagram', 'app/features/playground/nodes'] },
  { packages: '@dagrejs/dagre', folders: ['app/diagram', 'app/workflow/layout'] },
  { packages: 'uplot', folders: ['app/features/charts'] },
  { packages: '@jitl/quickjs-[^/]+', folders: ['sandbox'] },
  { packages: 'yaml', folders: ['text'] },
  { packages: 'jsonc-parser', folders: ['text'] },
]

/** Every package that a pure room may import; a room without a line imports none. */
export const PURE_PACKAGES: Partial<Record<Room, readonly string[]>> = {
  base: ['@noble/hashes'],
  text: ['yaml', 'jsonc-parser'],
  // Made of the package `jsonata` by tools/jsonata-sync.mjs.
  asl: ['#jsonata-sync'],
  'engine/services': ['fflate'],
  'engine/simulation': ['fflate'],
}
