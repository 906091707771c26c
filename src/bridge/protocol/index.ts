/** Every type that crosses the worker's boundary. */
export * from './requests.ts'
export * from './run-state.ts'
export * from './picture.ts'
export * from './frames.ts'
export * from './details.ts'
export type { NodeView } from '../../engine/simulation/index.ts'
