import { Link } from '@remix-run/react'
import { PURPOSE_LABELS } from '#app/agreements/signing/labels.ts'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { SigningPageData } from './route.tsx'

/** What was asked when, and what became of it. */
export function SigningFacts({ page }: { page: SigningPageData }) {
  const { signing, version, document, paper } = page
  const l = useLocale()
  const time = (at: Date | null) => at && formatDateTime(at, l.locale)
  const reason = signing.declineReason ?? signing.withdrawReason ?? signing.terminationReason
  const items = [
    {
      term: m.signing_text({}, l),
      value: (
        <Link to={`/agreement-templates/versions/${version.id}`} className="link">
          {m.signing_version({ number: String(version.number) }, l)}
        </Link>
      ),
    },
    { term: m.signing_purpose({}, l), value: PURPOSE_LABELS[signing.purpose]({}, l) },
    { term: m.signing_invited_at({}, l), value: time(signing.invitedAt) },
    { term: m.signing_column_due({}, l), value: formatDate(signing.dueAt, l.locale) },
    { term: m.signing_viewed_at({}, l), value: time(signing.viewedAt) },
    { term: m.signing_signed_at({}, l), value: time(signing.signedAt) },
    { term: m.signing_column_from({}, l), value: time(signing.activeAt) },
    { term: m.signing_column_until({}, l), value: time(signing.endsAt) },
    { term: m.signing_state_declined({}, l), value: time(signing.declinedAt) },
    { term: m.signing_state_withdrawn({}, l), value: time(signing.withdrawnAt) },
    { term: m.signing_state_terminated({}, l), value: time(signing.terminatedAt) },
    { term: m.signing_state_replaced({}, l), value: time(signing.replacedAt) },
    { term: m.signing_reason({}, l), value: reason },
    {
      term: m.signing_paper_title({}, l),
      value: paper && (
        <a href={`/agreements/signings/${signing.id}/power-of-attorney`} className="link">
          {paper.fileName}
        </a>
      ),
    },
    {
      term: m.signing_document_sha({}, l),
      value: document && <code className="text-xs break-all">{document.sha256}</code>,
    },
  ]
  return (
    <Card>
      <Definitions items={items.filter(({ value }) => value !== null && value !== '')} />
    </Card>
  )
}
