/** Following the link of a subscription's confirmation, as a person or a web server does: it is a call of `ConfirmSubscription`. */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { keyOfArn } from '../shared/resource-keys.ts'

/** The link of a confirmation; `undefined` when the text has none. `&amp;` and line ends do not belong to it. */
export function confirmationLink(text: string): { readonly topicArn: string; readonly token: string } | undefined {
  const link = /\?Action=ConfirmSubscription&TopicArn=([^&\s"]+)&Token=([A-Za-z0-9]+)/.exec(text)
  return link ? { topicArn: link[1] as string, token: link[2] as string } : undefined
}

export function followLink(step: Step, visitor: ResourceKey, text: string): void {
  const link = confirmationLink(text)
  if (link === undefined) return
  step.call({
    to: 'sns',
    operation: 'ConfirmSubscription',
    input: { TopicArn: link.topicArn, Token: link.token },
    caller: { principal: 'anonymous', source: visitor },
    replyTo: { service: 'outside', context: { visitor } },
    hop: { track: 'call', from: visitor, to: keyOfArn(link.topicArn) ?? visitor, carries: [] },
  })
}
