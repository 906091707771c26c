/** The page's door to the engine. */
export { connectEngine, type Engine, type EngineListener } from './engine.ts'
export { workerAt } from './worker-source.ts'
