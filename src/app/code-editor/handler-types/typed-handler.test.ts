import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { typeHandler } from './typed-handler.ts'

const event = '/** @type {import("aws-lambda").SQSEvent} */ '
const context = '/** @type {import("aws-lambda").Context} */ '

function typed(code: string): string {
  return typeHandler(ts, code, 'SQSEvent').text
}

describe('the exported handler', () => {
  test('is found however it is exported', () => {
    expect(typed('export const handler = async (event, context) => {}')).toBe(
      `export const handler = async (${event}event, ${context}context) => {}`,
    )
    expect(typed('export async function handler({ Records }) {}')).toBe(`export async function handler(${event}{ Records }) {}`)
    expect(typed('exports.handler = async function (event) {}')).toBe(`exports.handler = async function (${event}event) {}`)
    expect(typed('module.exports.handler = (event) => 1')).toBe(`module.exports.handler = (${event}event) => 1`)
  })

  test('keeps the types that the file gives it, and other functions are left alone', () => {
    for (const code of [
      '/** @param {number} event */\nexport const handler = (event) => event',
      "/** @type {import('aws-lambda').SNSHandler} */\nexport const handler = async (event) => {}",
      'export const handler = (/** @type {string} */ event) => event',
      'export const pack = (order) => order',
      'const handler = (event) => event',
      'export const handler = event => event',
      'export const handler = (',
    ])
      expect(typed(code)).toBe(code)
  })

  test('without a known event only the context has a type', () => {
    expect(typeHandler(ts, 'export const handler = (event, context) => 1', undefined).text).toBe(
      `export const handler = (event, ${context}context) => 1`,
    )
  })
})

test('every place comes back from the compiler, and what was put in is where it was put in', () => {
  const code = 'export const handler = (event, context) => event.x'
  const { toCompiler, toScreen, text } = typeHandler(ts, code, 'SQSEvent')
  for (let offset = 0; offset <= code.length; offset++) {
    expect(toScreen(toCompiler(offset))).toBe(offset)
    expect(text[toCompiler(offset)]).toBe(code[offset])
  }
  expect(toScreen(text.indexOf('SQSEvent'))).toBe(code.indexOf('event,'))
})
