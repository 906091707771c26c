import { describe, expect, it } from 'vitest'
import { sortFiles } from './sort-files.ts'

const template = 'Transform: AWS::Serverless-2016-10-31\nResources:\n  A: {}\n'
const json = '{ "Resources": {} }'

describe('files that came together', () => {
  it('are a template and the code beside it, counted from their folder', () => {
    const texts = {
      'shop/template.yaml': template,
      'shop/handlers/pack.mjs': 'p',
      'shop/data.json': '{}',
      'shop/buildspec.yml': 'version: 0.2',
    }
    expect(sortFiles(texts, 'shop')).toEqual({
      kind: 'document',
      path: 'template.yaml',
      text: template,
      files: { 'handlers/pack.mjs': 'p', 'data.json': '{}' },
    })
  })

  it('keep the folder of a template that lies below', () => {
    expect(sortFiles({ 'shop/infra/app.yaml': template, 'shop/src/a.js': 'a' }, 'shop')).toMatchObject({
      path: 'infra/app.yaml',
      files: { 'src/a.js': 'a' },
    })
  })

  it.each([
    ['the least deep', { 'template.yaml': template, 'old/template.yaml': template }, 'template.yaml'],
    ['the one called template', { 'app.yaml': template, 'template.yml': template }, 'template.yml'],
    ['JSON with resources', { 'app.json': json, 'package.json': '{ "name": "a" }' }, 'app.json'],
    ['JSON of many lines', { 'app.json': JSON.stringify({ Transform: 'x', Resources: {} }, undefined, 2) }, 'app.json'],
    ['a text that is none, for want of another', { 'words.yaml': 'just words', 'a.js': '' }, 'words.yaml'],
  ])('have as template %s', (_, texts, path) => {
    expect(sortFiles(texts as Record<string, string>, undefined)).toMatchObject({ kind: 'document', path })
  })

  it('have to be told apart by the person when two could be it', () => {
    expect(sortFiles({ 'a.yaml': template, 'b.yaml': template }, undefined)).toEqual({ kind: 'unclear', candidates: ['a.yaml', 'b.yaml'] })
  })

  it('are code when none is a template', () => {
    expect(sortFiles({ 'pack.mjs': 'p', 'data.json': '{}' }, undefined)).toEqual({
      kind: 'code',
      files: { 'pack.mjs': 'p', 'data.json': '{}' },
    })
  })
})
