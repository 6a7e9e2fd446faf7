import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { KIND_LABELS, PARTIES_LABELS } from '#app/agreements/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { VersionData } from './route.tsx'

/** How the version is signed, and how it came to be. */
export function VersionFacts({ version, template, names, textSha256 }: VersionData) {
  const l = useLocale()
  const byAt = (at: Date | null, name: string | null) =>
    at
      ? m.agreements_by_at({ name: name ?? m.agreements_shipped({}, l), at: formatDateTime(at, l.locale) }, l)
      : '–'
  return (
    <Card title={m.agreements_facts({}, l)}>
      <Definitions
        items={[
          { term: m.agreements_kind({}, l), value: KIND_LABELS[template.kind]({}, l) },
          { term: m.agreements_parties({}, l), value: PARTIES_LABELS[template.parties]({}, l) },
          {
            term: m.agreements_term({}, l),
            value: m.agreements_term_value({ months: String(version.termMonths) }, l),
          },
          {
            term: m.agreements_power_of_attorney({}, l),
            value: version.needsPowerOfAttorney
              ? m.agreements_power_of_attorney_required({}, l)
              : m.agreements_power_of_attorney_optional({}, l),
          },
          {
            term: m.agreements_resigning({}, l),
            value: version.needsResigning
              ? m.agreements_resigning_yes({}, l)
              : m.agreements_resigning_no({}, l),
          },
          { term: m.agreements_column_changed({}, l), value: byAt(version.updatedAt, names.updatedByName) },
          {
            term: m.agreements_column_approved({}, l),
            value: byAt(version.approvedAt, names.approvedByName),
          },
          {
            term: m.agreements_column_published({}, l),
            value: byAt(version.publishedAt, names.publishedByName),
          },
          { term: m.agreements_note({}, l), value: version.note || '–' },
          ...(version.state === 'draft'
            ? []
            : [
                {
                  term: m.agreements_text_sha256({}, l),
                  value: <code className="text-sm break-all">{textSha256}</code>,
                },
              ]),
        ]}
      />
    </Card>
  )
}
