/** The settings form of a node, asked for again when the document or the world it speaks of has changed, never per frame. */
import { useEffect, useState } from 'react'
import type { Reply } from '../../../../bridge/protocol/index.ts'
import { request } from '../../../stores/connection.ts'
import { documentStore, useDocument } from '../../../stores/document.ts'
import { sessionStore, useSession } from '../../../stores/session.ts'

/** A world that has something else than the text is asked about it this often, while it runs. */
const driftMs = 1_000

type Answer = Reply<'form'>

interface Asked {
  /** `none`: there is nothing to set. */
  readonly form: Exclude<Answer, undefined> | 'none' | undefined
  readonly trouble: string | undefined
  readonly askAgain: () => void
}

export function useForm(node: string): Asked {
  const [answer, setAnswer] = useState<{ readonly node: string; readonly form: Answer }>()
  const [trouble, setTrouble] = useState<string>()
  const [asked, setAsked] = useState(0)
  const picture = useDocument((state) => state.picture)
  const answered = useDocument((state) => state.answered)
  const outcome = useDocument((state) => state.outcome)
  const hasDrift =
    answer?.form !== undefined && answer.form.groups.some(({ fields }) => fields.some(({ running }) => running !== undefined))
  const drifting = useSession((state) => (hasDrift ? state.run : undefined))

  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const { text } = documentStore.getState()
      try {
        const form = await request('form', { node, text })
        // An answer about an older text is dropped: its edit is being applied, and this is asked again then.
        if (isCurrent && documentStore.getState().text === text) {
          setTrouble(undefined)
          setAnswer({ node, form })
        }
      } catch (error) {
        if (isCurrent) setTrouble(error instanceof Error ? error.message : String(error))
      }
      if (isCurrent && hasDrift && sessionStore.getState().run?.running === true) timer = setTimeout(() => void ask(), driftMs)
    }
    void ask()
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [node, picture, answered, outcome, asked, hasDrift, drifting])

  const form = answer?.node === node ? (answer.form ?? 'none') : undefined
  return { form, trouble, askAgain: () => setAsked((count) => count + 1) }
}
