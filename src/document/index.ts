/** The door of the document: a template's text, and what it means. */
export * from './model.ts'
export * from './workflow-model.ts'
export { openTemplate, stackName } from './open-template.ts'
export { compareTemplates, type ResourceChange, type TemplateDifference } from './compare-templates.ts'
export { openWorkflow, type OpenedWorkflow } from './workflow-definition.ts'
export { reaches } from './outside.ts'
export { isBreakable, isFaultSetting } from './faults-settings.ts'
