/** Requests about writing a document. What answers them comes in a file of its own with the first one. */
import type { AuthoringRequests, Requests as AllRequests } from '../protocol/index.ts'
import type { AuthoringHandlers } from './authoring.ts'
import { NotLoaded } from './not-loaded.ts'
import type { Session } from './session.ts'

type Requests = AuthoringRequests & Pick<AllRequests, 'fix'>

type Waiting = { readonly [M in keyof Requests]: (params: Requests[M]['params']) => Promise<Requests[M]['result']> }

/** Fetches the code that answers. */
type Fetching = () => Promise<{ readonly createAuthoring: (session: Session) => AuthoringHandlers }>

export function authoringHandlers(session: Session, fetching: Fetching = () => import('./authoring.ts')): Waiting {
  let loading: Promise<AuthoringHandlers> | undefined
  const load = (): Promise<AuthoringHandlers> => {
    loading ??= fetching().then(
      ({ createAuthoring }) => createAuthoring(session),
      (error: unknown) => {
        // The next one who asks tries again.
        loading = undefined
        throw new NotLoaded('The part that helps to write a template', error)
      },
    )
    return loading
  }
  return {
    form: async (params) => (await load()).form(params),
    setField: async (params) => (await load()).setField(params),
    moveNode: async (params) => (await load()).moveNode(params),
    forgetPositions: async (params) => (await load()).forgetPositions(params),
    locate: async (params) => (await load()).locate(params),
    source: async (params) => (await load()).source(params),
    nodeAt: async (params) => (await load()).nodeAt(params),
    fix: async (params) => (await load()).fix(params),
    complete: async (params) => (await load()).complete(params),
    hover: async (params) => (await load()).hover(params),
  }
}
