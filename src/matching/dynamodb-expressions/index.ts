/** The door of DynamoDB's expressions: reading them, and what they say of an item or make of it. */
export { applyUpdate } from './apply-update.ts'
export { holds } from './evaluate.ts'
export * from './model.ts'
export { canonicalNumber, numberBytes } from './number.ts'
export { project } from './path.ts'
export { readCondition, readProjection, readUpdate, unusedPlaceholder } from './read.ts'
export { bytesAsText, orderOf, typeOf } from './value.ts'
