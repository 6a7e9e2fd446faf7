import { Paperclip } from 'lucide-react'
import { formatBytes, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { EvidenceView } from '../checklist.ts'

/** The files behind an answer: name to download, size, who brought it and when. */
export function EvidenceLinks({
  assessmentId,
  evidence,
}: {
  assessmentId: string
  evidence: EvidenceView[]
}) {
  const l = useLocale()
  if (evidence.length === 0) return <p className="text-soft">{m.review_evidence_none({}, l)}</p>
  return (
    <ul className="flex flex-col gap-2">
      {evidence.map(file => (
        <li key={file.id} className="flex gap-2">
          <Paperclip aria-hidden="true" className="mt-1 size-4 shrink-0 text-faint" />
          <span className="min-w-0">
            <a
              href={`/assessments/${assessmentId}/evidence/${file.id}`}
              className="link break-words"
              download
            >
              {file.fileName}
            </a>
            <span className="block text-sm text-soft">
              {m.review_evidence_meta(
                {
                  size: formatBytes(file.sizeBytes),
                  name: file.uploadedByName,
                  time: formatDateTime(file.uploadedAt, l.locale),
                },
                l,
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
