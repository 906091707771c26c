/** The door of the document: a template's text, and what it means. */
export * from './model.ts'
export { openTemplate, stackName, type OpenOptions } from './open-template.ts'
export { unknown, whyUnknown } from './resolver.ts'
export { compareTemplates, type ResourceChange, type TemplateDifference } from './compare-templates.ts'
