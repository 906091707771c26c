/** A settings form as data: every field with what the template says, what that comes to, and what is wrong with it. */
import type { Template } from '../../model.ts'
import { valuesOf } from '../values.ts'
import { fieldOf } from './field.ts'
import type { FieldSet, Form } from './form-model.ts'
import { type Subject, subjectsOf } from './subject.ts'

/** The form of a node, a wire, a resource or (id '') the document; `undefined` where there is nothing to fill in. */
export function formOf(template: Template, id: string): Form | undefined {
  const subjects = subjectsOf(template, id)
  const [main] = subjects
  if (main === undefined) return undefined
  const values = valuesOf(template)
  return { node: id, type: main.type, page: main.page, groups: subjects.flatMap((subject) => groupsOf(subject, template, values)) }
}

function groupsOf(subject: Subject, template: Template, values: ReturnType<typeof valuesOf>): FieldSet[] {
  const { of, about, type, page, groups } = subject
  return groups.flatMap(({ title, fields: paths }) => {
    const fields = paths.flatMap((property) => fieldOf(subject, property, { template, values }) ?? [])
    return fields.length === 0 ? [] : [{ title, of, ...(about !== undefined && { about }), type, page, fields }]
  })
}
