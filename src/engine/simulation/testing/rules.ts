/** The answers to "why?", as tests ask about them. */
import { expect } from 'vitest'
import type { Why } from '../../services/shared/why.ts'

/** The rules of some answers; each answer has a rule, words and a page of AWS. */
export function rulesOf(whys: readonly Why[] | undefined): string[] {
  for (const { rule, text: words, page } of whys ?? []) {
    expect(rule).toMatch(/^(sqs|sns|lambda|hop|fault)\.[a-z-]+$/)
    expect(words.length, rule).toBeGreaterThan(10)
    expect(words, rule).not.toMatch(/undefined|NaN|null|\[object/)
    expect(page, rule).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html/)
  }
  return (whys ?? []).map(({ rule }) => rule)
}
