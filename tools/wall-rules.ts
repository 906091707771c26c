// Turns the list of rooms into rules for dependency-cruiser. Nothing here names a folder that `rooms.ts` could name.
import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser'
import {
  APP_IMPORTS,
  APP_TYPES_ONLY,
  DOORS,
  ENDPOINT,
  FENCES,
  LATER_DOORS,
  LAZY_FOLDERS,
  PURE_PACKAGES,
  PURE_ROOMS,
  ROOMS,
  type Room,
} from './rooms.ts'

const SERVICES = '^src/engine/services'
const TESTS = '\\.test\\.tsx?$|/testing/'

/** Tests may look in every direction; they keep only to doors, packages and cycles. */
export function wallRules(): IForbiddenRuleType[] {
  return [
    ...orderRules(),
    ...appRules(),
    ...pageRules(),
    ...islandRules(),
    ...doorRules(),
    ...fenceRules(),
    ...pureRules(),
    ...soundnessRules(),
  ]
}

function orderRules(): IForbiddenRuleType[] {
  return ROOMS.map((room, index) => {
    const toTheRight = [...ROOMS.slice(index + 1), ENDPOINT]
    return forbid(`order:${room}`, 'A room imports only what stands to its left.', { path: inside(room) }, { path: insideAny(toTheRight) })
  }).concat([
    forbid('endpoint-without-app', 'The endpoint may import every room but app.', { path: inside(ENDPOINT) }, { path: inside('app') }),
    forbid(
      'client-without-worker',
      'The client starts the worker by URL and speaks only the protocol.',
      { path: inside('bridge/client') },
      { path: inside('bridge/worker') },
    ),
    forbid(
      'product-without-tools',
      'The product imports nothing from beside src.',
      { path: '^src/' },
      { pathNot: '^src/|node_modules|^\\.cache/jsonata-sync\\.mjs$', dependencyTypes: ['local'] },
    ),
  ])
}

function appRules(): IForbiddenRuleType[] {
  const page = `${inside('app')}|^src/main\\.tsx$`
  const known = ['app', ...APP_IMPORTS, ...APP_TYPES_ONLY]
  return [
    forbid(
      'app-imports',
      'The app sees the engine only through the bridge, not even its types.',
      { path: page },
      { path: '^src/', pathNot: insideAny(known) },
    ),
    forbid(
      'app-types-only',
      'The app imports these rooms as types, or as values in a lazy folder or by a dynamic import.',
      { path: page, pathNot: insideAny(LAZY_FOLDERS) },
      { path: insideAny(APP_TYPES_ONLY), dependencyTypesNot: ['type-only'], dynamic: false },
    ),
    forbid(
      'ui-is-plain',
      'Plain components know no store and no domain.',
      { path: inside('app/ui') },
      { path: '^src/', pathNot: insideAny(['app/ui', 'base']) },
    ),
  ]
}

/** What the page loads first must not drag the engine along: protocol and client take other rooms as types. */
function pageRules(): IForbiddenRuleType[] {
  const heavy = ROOMS.filter((room) => !['base', 'aws', 'bridge/protocol', 'bridge/client', 'app'].includes(room))
  return [
    forbid(
      'bridge-stays-light',
      'Protocol and client load with the page: of the rooms behind the worker they take types only.',
      { path: insideAny(['bridge/protocol', 'bridge/client']) },
      { path: insideAny(heavy), dependencyTypesNot: ['type-only'] },
    ),
  ]
}

function islandRules(): IForbiddenRuleType[] {
  return [
    forbid(
      'services-are-islands',
      'A service reaches another only by an envelope; what several need stands in shared.',
      { path: `${SERVICES}/([^/]+)/` },
      { path: `${SERVICES}/`, pathNot: [`${SERVICES}/$1/`, `${SERVICES}/shared/`] },
    ),
    forbid(
      'features-are-islands',
      'Features do not import each other; the shell composes them.',
      { path: '^src/app/features/([^/]+)/' },
      { path: '^src/app/features/', pathNot: '^src/app/features/$1/' },
    ),
  ]
}

function doorRules(): IForbiddenRuleType[] {
  const why = 'From outside only the door, index.ts, may be imported.'
  const rooms = DOORS.map((room) => door(`door:${room}`, why, inside(room), `^src/${room}/(?!(${LATER_DOORS[room] ?? ''})?index\\.ts$)`))
  return [...rooms, door('door:each-service', why, `${SERVICES}/`, `${SERVICES}/(?!shared/)[^/]+/(?!index\\.ts$)`)]
}

/** Builders in a testing folder are for tests of every room, so they need no door. */
function door(name: string, comment: string, within: string, behind: string): IForbiddenRuleType {
  return { name, comment, severity: 'error', from: { path: '^src/', pathNot: within }, to: { path: behind, pathNot: '/testing/' } }
}

function fenceRules(): IForbiddenRuleType[] {
  return FENCES.map(({ packages, folders }) => ({
    name: `fence:${packages}`,
    comment: `Only ${folders.join(' and ')} may import it.`,
    severity: 'error',
    from: { path: '^src/', pathNot: `${insideAny(folders)}|${TESTS}` },
    to: { path: packagePath(packages) },
  }))
}

function pureRules(): IForbiddenRuleType[] {
  return PURE_ROOMS.map((room: Room) => {
    const allowed = PURE_PACKAGES[room] ?? []
    return forbid(
      `pure:${room}`,
      'A pure room imports no package but those named for it, and nothing of Node.',
      { path: inside(room) },
      { pathNot: ['^src/', '^\\.', ...allowed.map(packagePath)] },
    )
  })
}

function soundnessRules(): IForbiddenRuleType[] {
  return [
    { name: 'no-cycles', comment: 'No module needs itself.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?[\\w&]+$' },
    },
    forbid('builders-are-for-tests', 'Only tests import a testing folder.', { path: '^src/' }, { path: '/testing/' }),
    {
      name: 'deep-node',
      comment: 'Node belongs to the endpoint.',
      severity: 'error',
      from: { path: '^src/(?!endpoint/)', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
  ]
}

type To = IRegularForbiddenRuleType['to']

interface From {
  readonly path: string
  readonly pathNot?: string
}

/** A rule for the product's own modules: tests are left out. */
function forbid(name: string, comment: string, from: From, to: To): IForbiddenRuleType {
  const pathNot = from.pathNot === undefined ? TESTS : `${from.pathNot}|${TESTS}`
  return { name, comment, severity: 'error', from: { path: from.path, pathNot }, to }
}

function inside(folder: string): string {
  return `^src/${folder}/`
}

function insideAny(folders: readonly string[]): string {
  return `^src/(${folders.join('|')})/`
}

/** Matches a package whether it was resolved into node_modules or not. */
function packagePath(name: string): string {
  return `(^|node_modules/)${name}(/|$)`
}
