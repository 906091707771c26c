/** The door of the code editor. */
export { CodeEditor } from './code-editor.tsx'
export type { Assistance, CodeFile, CodeLanguage, EditedText } from './contract.ts'
