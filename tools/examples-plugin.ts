// Tells the page which examples there are: their titles and sentences are read from public/examples when the page is built.
import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { parse } from 'yaml'

const FOLDER = new URL('../public/examples/', import.meta.url)
/** What a first visit sees. */
const FIRST = 'orders-fan-out.yaml'

export function examplesPlugin(): Plugin {
  const config = () => {
    const examples = readExamples()
    return { define: { EXAMPLES_OF_THIS_BUILD: JSON.stringify(examples), FIRST_EXAMPLE_OF_THIS_BUILD: JSON.stringify(examples[0]) } }
  }
  return { name: 'examples', config }
}

function readExamples(): { file: string; title: string; sentence: string }[] {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
  if (!files.includes(FIRST)) throw new Error(`public/examples has no ${FIRST}`)
  return [FIRST, ...files.filter((file) => file !== FIRST)].map(readExample)
}

function readExample(file: string): { file: string; title: string; sentence: string } {
  // Tags of CloudFormation (!Ref) are of no interest here.
  const template: unknown = parse(readFileSync(new URL(file, FOLDER), 'utf8'), { logLevel: 'silent' })
  const { Title, Sentence } = (template as { Metadata: { Switchyard: Record<string, unknown> } }).Metadata.Switchyard
  if (typeof Title !== 'string' || typeof Sentence !== 'string') throw new Error(`public/examples/${file} lacks a Title or a Sentence`)
  return { file, title: Title, sentence: Sentence }
}
