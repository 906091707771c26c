/** Notices lie over the top of the canvas until they are dismissed: what happened, where, what next. */
import { dismissNotice, useNotices } from '../stores/notices.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'

export function NoticeList() {
  const notices = useNotices((state) => state.notices)
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-20 flex flex-col items-center gap-2 px-3">
      {notices.map((notice) => (
        <div
          key={notice.id}
          data-testid="notice"
          className="pointer-events-auto flex w-full max-w-[560px] items-start gap-3 rounded-frame border border-line2 bg-raised py-2.5 pr-2 pl-4 shadow-float select-text"
        >
          <span className="flex h-[30px] items-center">
            <Glyph tone={notice.tone} size={16} />
          </span>
          <div className="min-w-0 flex-1 py-1.5">
            <p dir="auto" className="font-semibold break-words">
              {notice.title}
            </p>
            {notice.lines.map((line) => (
              <p key={line} dir="auto" className="break-words text-ink2">
                {line}
              </p>
            ))}
            {notice.actions && (
              <p className="mt-1.5 flex flex-wrap gap-2">
                {notice.actions.map(({ label, run }) => (
                  <Button
                    key={label}
                    look="framed"
                    onClick={() => {
                      dismissNotice(notice.id)
                      run()
                    }}
                  >
                    {label}
                  </Button>
                ))}
              </p>
            )}
            {notice.report !== undefined && (
              <p className="flex items-center gap-1 text-ink3">
                A report for us <CopyButton text={notice.report} label="Copy the report" />
              </p>
            )}
          </div>
          <IconButton label="Dismiss" onClick={() => dismissNotice(notice.id)}>
            <Icon name="close" size={14} />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
