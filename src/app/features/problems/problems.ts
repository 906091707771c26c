/** What the problems panel lists: what is wrong, and what stands still without a diagnostic that says so already. */
import type { Diagnostic, Picture } from '../../../bridge/protocol/index.ts'

interface Problems {
  readonly diagnostics: readonly Diagnostic[]
  readonly inert: Picture['inert']
}

const standsStill = 'document.not-simulated'

export function problemsOf(picture: Picture | undefined, broken: { readonly diagnostics: readonly Diagnostic[] } | undefined): Problems {
  const diagnostics = broken?.diagnostics ?? picture?.diagnostics ?? []
  const inert = (picture?.inert ?? []).filter(({ id }) => {
    const range = picture?.nodes.find((node) => node.id === id)?.range
    return !diagnostics.some(({ code, range: told }) => code === standsStill && range && range.start <= told.start && told.end <= range.end)
  })
  return { diagnostics, inert }
}
