import { Paperclip } from 'lucide-react'
import { formatBytes, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { ENTRY_LABELS, STEP_LABELS } from '#app/integrity/matters/labels.ts'
import type { EntryKind } from '#app/integrity/matters/vocabulary.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from '#app/ui/cx.ts'
import { Card } from '#app/ui/Page.tsx'
import type { MatterData } from './route.tsx'

const GROUNDS: Record<EntryKind, string> = {
  'from-reporter': 'bg-accent-soft',
  'to-reporter': 'bg-sunken',
  note: 'border border-line',
}

/** Letters both ways and the desk's own notes, in the order they were written. */
export function Entries({ matter, entries }: Pick<MatterData, 'matter' | 'entries'>) {
  const l = useLocale()
  return (
    <Card title={m.matter_entries({}, l)}>
      {entries.length === 0 && <p className="text-soft">{m.matter_entries_none({}, l)}</p>}
      <ol className="flex flex-col gap-3">
        {entries.map(({ id, kind, step, authorName, writtenAt, body, files }) => (
          <li key={id} className={cx('rounded-md px-3 py-2.5', GROUNDS[kind])}>
            <p className="mb-1 text-sm text-soft">
              {[
                ENTRY_LABELS[kind]({}, l),
                ...(step ? [STEP_LABELS[step]({}, l)] : []),
                ...(authorName ? [authorName] : []),
                formatDateTime(writtenAt, l.locale),
              ].join(' · ')}
            </p>
            <p className="break-words whitespace-pre-wrap">{body}</p>
            {files.map(file => (
              <a
                key={file.id}
                href={`/matters/${matter.id}/files/${file.id}`}
                className="link mt-1.5 flex min-h-6 items-center gap-1.5 text-sm break-all"
              >
                <Paperclip aria-hidden="true" className="size-4 shrink-0" />
                {file.name} ({formatBytes(file.sizeBytes)})
              </a>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}
