/** Which tab may write in a document. The browser gives a lock to one tab at a time and takes it back when that tab ends. */

export interface Hold {
  /** Ends when the lock is lost to a tab that took it. */
  readonly lost: Promise<void>
  readonly release: () => void
}

export type Holding = Hold | 'elsewhere'

/**
 * Asks for a document's lock. `take` takes it from whoever has it. A browser without locks lets everybody write: then only the
 * revision check of each save keeps two tabs apart.
 */
export function holdDocument(id: string, how: 'ask' | 'take'): Promise<Holding> {
  const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined)
  if (!locks) return Promise.resolve(freeHold())
  return new Promise((resolve) => {
    const hold = openHold()
    const options: LockOptions = how === 'take' ? { steal: true } : { ifAvailable: true }
    locks
      .request(`switchyard.document.${id}`, options, (lock) => {
        if (lock === null) {
          resolve('elsewhere')
          return undefined
        }
        resolve(hold)
        return hold.released
      })
      .then(
        () => undefined,
        () => {
          // Taken by another tab; or locks are refused here, and then nobody else has one either.
          hold.lose()
          resolve(freeHold())
        },
      )
  })
}

function openHold() {
  let release = (): void => undefined
  let lose = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const lost = new Promise<void>((resolve) => {
    lose = resolve
  })
  return { released, lost, release: () => release(), lose: () => lose() }
}

function freeHold(): Hold {
  return { lost: new Promise(() => undefined), release: () => undefined }
}
