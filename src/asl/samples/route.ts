/** Which way out of a state leads on: to an end that is no failure, and not back to where it came from. */
import { transitionsOf } from '../diagnostics/check-transitions.ts'
import type { ChoiceState, Scope } from '../model/model.ts'

/** Numbers of the rules of a Choice (`-1`: Default), the best way first. */
export function preferredWays(scope: Scope, choice: ChoiceState): number[] {
  const ways = choice.rules.map((rule, index) => ({ index, target: rule.next }))
  if (choice.defaultNext !== undefined) ways.push({ index: -1, target: choice.defaultNext })
  const worth = ways.map(({ index, target }) => ({ index, worth: target === undefined ? 0 : worthOf(scope, choice.name, target) }))
  return worth.toSorted((a, b) => b.worth - a.worth).map(({ index }) => index)
}

/** 3: it ends well and never comes back; 2: it ends well; 1: it fails. */
function worthOf(scope: Scope, from: string, target: string): number {
  const reached = new Set<string>()
  let endsWell = false
  const waiting = [target]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = scope.states[name]
    if (state === undefined || reached.has(name)) continue
    reached.add(name)
    endsWell ||= state.isEnd && state.type !== 'Fail'
    if (name !== from) for (const { target: next, steps } of transitionsOf(state)) if (steps[0] !== 'Catch') waiting.push(next)
  }
  if (!endsWell) return reached.has(from) ? 2 : 1
  return reached.has(from) ? 2 : 3
}
