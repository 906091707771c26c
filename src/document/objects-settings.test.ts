import { describe, expect, it } from 'vitest'
import { openTemplate } from './open-template.ts'

function objectsIn(objects: string, files: Readonly<Record<string, string>> = {}) {
  const text = `Metadata: { Switchyard: { Objects: ${objects} } }\nResources: { Photos: { Type: 'AWS::S3::Bucket' }, Jobs: { Type: 'AWS::SQS::Queue' } }\n`
  const opened = openTemplate(text, { name: 'shop/template.yaml', files })
  if (!opened.ok) throw new Error(opened.error.message)
  return { objects: opened.value.settings.objects, problems: opened.value.diagnostics.map(({ message }) => message) }
}

describe('objects that come with the document', () => {
  it('are texts, or files of the document beside the template', () => {
    const { objects, problems } = objectsIn("{ Photos: { in/a.json: '{}', b.csv: ./data/b.csv, n: 7 } }", { 'shop/data/b.csv': 'x,y\n' })
    expect(objects).toEqual([
      { bucket: 'Photos', key: 'in/a.json', text: '{}' },
      { bucket: 'Photos', key: 'b.csv', text: 'x,y\n' },
      { bucket: 'Photos', key: 'n', text: '7' },
    ])
    expect(problems).toEqual([])
  })

  it('are the text itself where no such file came along', () => {
    expect(objectsIn('{ Photos: { b.csv: data/b.csv } }').objects).toEqual([{ bucket: 'Photos', key: 'b.csv', text: 'data/b.csv' }])
  })

  it('stand in buckets of the template only, and are told once where they do not', () => {
    const { objects, problems } = objectsIn('{ Jobs: { a: b, c: d } }')
    expect(objects).toEqual([])
    expect(problems.filter((message) => message.includes('Objects'))).toHaveLength(1)
  })

  it.each(['[a]', '{ Photos: [a] }', '{ Photos: { a: { b: c } } }'])('are refused in the form %s', (form) => {
    const { objects, problems } = objectsIn(form)
    expect(objects).toEqual([])
    expect(problems).toHaveLength(1)
  })
})
