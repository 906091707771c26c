// The recorded behaviours of AWS that we follow, against our tests: each row of the recordings has its test, or the reason why
// it has none. The rows are kept beside the repository (see `shared-data.mjs`); which test goes with which row is kept in
// `docs/fidelity-behaviours.json`.

/** A row of the recordings. */
export interface Behaviour {
  readonly id: string
  /** The service and the heading under which it stands. */
  readonly section: string
  /** Whether there is a record that AWS itself behaved so. */
  readonly isRecorded: boolean
}

/** `test`: one or several, each as `path/to/file.test.ts: name of the test`. */
export type Entry = { readonly test: string | readonly string[] } | { readonly reason: string }

export interface Coverage {
  /** How many of a hundred recorded rows must have a test. */
  readonly atLeastPercent: number
  readonly rows: Readonly<Record<string, Entry>>
}

export interface Verdict {
  readonly rows: number
  readonly recorded: number
  /** Of the recorded rows: those with a test, those with a reason, and those with neither. */
  readonly tested: number
  readonly reasoned: number
  readonly open: number
  /** Rows of any kind with neither. */
  readonly openInAll: number
  readonly problems: readonly string[]
}

export function readBehaviours(text: string): Behaviour[] {
  const rows: Behaviour[] = []
  let service = ''
  let section = ''
  for (const line of text.split('\n')) {
    service = /^## (\w+)/.exec(line)?.[1] ?? service
    section = /^### (.+?)(?: \(\d+\))?$/.exec(line)?.[1] ?? section
    const row = /^- `(\w+)`([^:]*)/.exec(line)
    if (row === null) continue
    rows.push({ id: row[1] ?? '', section: `${service}: ${section}`, isRecorded: !row[2]?.includes('no AWS validation record') })
  }
  return rows
}

/** `readTest`: the text of a test file by its path, or nothing when there is no such file. */
export function judge(behaviours: readonly Behaviour[], coverage: Coverage, readTest: (path: string) => string | undefined): Verdict {
  const recorded = behaviours.filter(({ isRecorded }) => isRecorded)
  const entryOf = ({ id }: Behaviour): Entry | undefined => coverage.rows[id]
  const tested = recorded.filter((row) => isTested(entryOf(row))).length
  const reasoned = recorded.filter((row) => entryOf(row) !== undefined && !isTested(entryOf(row))).length
  const problems = [...entryProblems(behaviours, coverage), ...testProblems(coverage, readTest)]
  if (100 * tested < coverage.atLeastPercent * recorded.length) {
    problems.push(`${tested} of ${recorded.length} recorded behaviours have a test; at least ${coverage.atLeastPercent} % must`)
  }
  return {
    rows: behaviours.length,
    recorded: recorded.length,
    tested,
    reasoned,
    open: recorded.length - tested - reasoned,
    openInAll: behaviours.filter((row) => entryOf(row) === undefined).length,
    problems,
  }
}

function isTested(entry: Entry | undefined): boolean {
  return entry !== undefined && 'test' in entry
}

function entryProblems(behaviours: readonly Behaviour[], { rows }: Coverage): string[] {
  const known = new Set(behaviours.map(({ id }) => id))
  const repeated = behaviours.filter(({ id }, index) => behaviours.findIndex((other) => other.id === id) !== index)
  return [
    ...repeated.map(({ id }) => `${id} is there twice`),
    ...Object.entries(rows).flatMap(([id, entry]) => {
      const members = Object.keys(entry)
      const isOne = members.length === 1 && (members[0] === 'test' || members[0] === 'reason')
      const isEmpty = Object.values(entry).some((value) => value.length === 0)
      // Without the recordings nothing is known of the rows.
      const isKnown = known.size === 0 || known.has(id)
      return [
        ...(isKnown ? [] : [`${id} is no row of the recordings`]),
        ...(isOne && !isEmpty ? [] : [`${id} has not exactly one of test and reason`]),
      ]
    }),
  ]
}

function testsOf(entry: Entry): readonly string[] {
  if (!('test' in entry)) return []
  return typeof entry.test === 'string' ? [entry.test] : entry.test
}

/** A test exists when its file holds its name as a text of its own. */
function testProblems({ rows }: Coverage, readTest: (path: string) => string | undefined): string[] {
  return Object.entries(rows).flatMap(([id, entry]) =>
    testsOf(entry).flatMap((test) => {
      const { path, name } = readReference(test)
      const text = readTest(path)
      if (text === undefined) return [`${id}: there is no ${path}`]
      const isThere = [`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => text.includes(quoted))
      return isThere && name !== '' ? [] : [`${id}: ${path} has no test «${name}»`]
    }),
  )
}

function readReference(test: string): { readonly path: string; readonly name: string } {
  const end = test.indexOf(': ')
  return end < 0 ? { path: test, name: '' } : { path: test.slice(0, end), name: test.slice(end + 2) }
}

/** The part of `docs/fidelity.md` that is written by this program. */
export function writeTable(behaviours: readonly Behaviour[], coverage: Coverage, verdict: Verdict): string {
  const share = verdict.recorded === 0 ? 0 : Math.floor((100 * verdict.tested) / verdict.recorded)
  const lines = [
    `${verdict.rows} behaviours are pinned by tests that were run against AWS; of ${verdict.recorded} there is a record of such a run (●). ` +
      `Of these, ${verdict.tested} (${share} %) have a test here, ${verdict.reasoned} a reason why not, and ${verdict.open} have neither yet. ` +
      `The check asks for at least ${coverage.atLeastPercent} %.`,
  ]
  for (const section of new Set(behaviours.map((row) => row.section))) {
    const rows = behaviours.filter((row) => row.section === section)
    const cells = rows.map((row) => [row.id.replace(/^test_/, ''), row.isRecorded ? '●' : '', inWords(coverage.rows[row.id])])
    lines.push('', `### ${section}`, '', ...alignedTable([['behaviour', 'AWS', 'here'], ...cells]))
  }
  return lines.join('\n')
}

/** As the formatter would have it. */
function alignedTable(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[], fill: string): string =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`
  const [head = [], ...others] = rows
  return [
    line(head, ' '),
    line(
      widths.map(() => ''),
      '-',
    ),
    ...others.map((row) => line(row, ' ')),
  ]
}

function inWords(entry: Entry | undefined): string {
  if (entry === undefined) return 'not yet'
  if ('reason' in entry) return cell(entry.reason)
  return testsOf(entry)
    .map((test) => {
      const { path, name } = readReference(test)
      return `\`${path.replace(/^src\/engine\/services\//, '')}\` ${cell(name)}`
    })
    .join('<br>')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

const BEGIN = '<!-- written by npm run fidelity: begin -->'
const END = '<!-- written by npm run fidelity: end -->'

/** The page with the table between its marks. */
export function withTable(page: string, table: string): string {
  const begin = page.indexOf(BEGIN)
  const end = page.indexOf(END)
  if (begin < 0 || end < begin) throw new Error('the page lacks the marks between which the table stands')
  return `${page.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${page.slice(end)}`
}

/** Whether two pages say the same, however their tables are laid out. */
export function isSamePage(one: string, other: string): boolean {
  return laidOutPlainly(one) === laidOutPlainly(other)
}

function laidOutPlainly(page: string): string {
  return page
    .replaceAll(/ +/g, ' ')
    .replaceAll(/-{3,}/g, '---')
    .replaceAll(/\n{2,}/g, '\n')
}
