// Writes the content security policy into the built page. The page in development has none: its tools need inline scripts.
import type { Plugin } from 'vite'
import { META_ELEMENT } from './content-policy.mjs'

export function contentPolicyPlugin(): Plugin {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace(/([ \t]*)<meta charset="[^"]*"\s*\/?>/i, (charset, indent) => `${charset}\n${indent}${META_ELEMENT}`),
    },
  }
}
