/** The attributes that SQS itself gives to a message, by AWS's names; moments as moments. */
import { Fragment, type ReactNode } from 'react'
import type { MessageDetail } from '../../../../bridge/protocol/index.ts'
import { clockFace } from '../../../ui/virtual-time.ts'

export function SystemFacts({ system }: Pick<MessageDetail, 'system'>) {
  return (
    <dl className="px-4">
      {system.map(({ name, value }) => (
        <div key={name} className="flex gap-3 py-0.5">
          <dt className="min-w-0 flex-1 text-ink3">{breakable(name)}</dt>
          <dd title={value} className="max-w-[58%] min-w-0 text-right break-words">
            <bdi>{name.endsWith('Timestamp') ? momentOf(Number(value)) : shortArn(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A long name breaks between its words. */
function breakable(name: string): ReactNode {
  return name.split(/(?=[A-Z][a-z])/).map((word) => (
    <Fragment key={word}>
      {word}
      <wbr />
    </Fragment>
  ))
}

/** `value` in ms since 1970, as AWS has it. */
function momentOf(value: number): string {
  const { weekday, time, milliseconds } = clockFace(0, value)
  return `${weekday} ${time}${milliseconds}`
}

function shortArn(value: string): string {
  return value.startsWith('arn:') ? value.slice(value.lastIndexOf(':') + 1) : value
}
