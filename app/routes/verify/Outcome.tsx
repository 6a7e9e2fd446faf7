import { useEffect, useRef } from 'react'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { PaperReport } from '#app/proof/paper-report.ts'
import { partyText, problemText } from '#app/proof/problem-text.ts'
import { FIELD_LABELS } from '#app/proof/field-labels.ts'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { VerifyResult } from './route.tsx'

/** What came of a check; focused, so that it is read out first. */
export function Outcome({ result }: { result: VerifyResult }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [result])
  return (
    <div ref={ref} tabIndex={-1} className="outline-none">
      <Stack>
        <Answer result={result} />
      </Stack>
    </div>
  )
}

function Answer({ result }: { result: VerifyResult }) {
  const l = useLocale()
  switch (result.code) {
    case 'checked':
      return <Checked report={result.report} />
    case 'known':
      return (
        <>
          <Notice tone="good" title={m.proof_verify_known({}, l)}>
            {m.proof_verify_known_text({}, l)}
          </Notice>
          <Known paper={result.paper} />
        </>
      )
    case 'unknown':
      return (
        <Notice tone="bad" title={m.proof_verify_unknown({}, l)}>
          {m.proof_verify_unknown_text({}, l)}
        </Notice>
      )
    case 'too-many':
      return (
        <Notice tone="bad" title={m.proof_verify_too_many_title({}, l)}>
          {m.proof_verify_too_many({ time: formatDateTime(result.retryAt, l.locale) }, l)}
        </Notice>
      )
    default:
      return null
  }
}

function Checked({ report }: { report: PaperReport }) {
  const l = useLocale()
  const { problems, proof } = report
  const isValid = problems.length === 0
  return (
    <>
      {isValid ? (
        <Notice tone="good" title={m.proof_verify_valid({}, l)}>
          {m.proof_verify_valid_text({}, l)}
        </Notice>
      ) : (
        <Notice tone="bad" title={m.proof_verify_invalid({}, l)}>
          <p>{m.proof_verify_invalid_text({}, l)}</p>
          <ul className="mt-1 list-disc pl-5">
            {problems.map((problem, at) => (
              <li key={at}>{problemText(problem, l)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card title={m.proof_verify_in_file({}, l)}>
        <Stack gap="sm">
          {!isValid && proof && <p className="text-soft">{m.proof_verify_in_file_unproven({}, l)}</p>}
          <InFile report={report} />
        </Stack>
      </Card>
    </>
  )
}

function InFile({ report: { sha256, certificate, proof } }: { report: PaperReport }) {
  const l = useLocale()
  const [first] = proof?.signatures ?? []
  const title = l.locale === 'zh-CN' ? proof?.text.titleZh : proof?.text.titleEn
  const ofAgreement = first
    ? [
        { term: m.proof_agreement({}, l), value: title },
        { term: FIELD_LABELS.versionNumber({}, l), value: first.fields.versionNumber },
        { term: FIELD_LABELS.supplierName({}, l), value: first.fields.supplierName },
      ]
    : []
  const ofSignatures = (proof?.signatures ?? []).flatMap(({ fields, seal }) => {
    const { party, signatoryName, signatoryTitle, signedAt } = fields
    const who = `${signatoryName}, ${signatoryTitle}, ${formatDateTime(new Date(signedAt), l.locale)}`
    const label = partyText(party, l)
    return [
      { term: label, value: who },
      { term: `${label} · ${m.proof_seal({}, l)}`, value: <Hash value={seal} /> },
    ]
  })
  const ofFile = [
    { term: m.proof_verify_file_sha256({}, l), value: <Hash value={sha256} /> },
    ...(certificate
      ? [{ term: m.proof_verify_certificate({}, l), value: <Hash value={certificate} /> }]
      : []),
  ]
  return <Definitions items={[...ofAgreement, ...ofSignatures, ...ofFile]} />
}

function Known({ paper }: { paper: Extract<VerifyResult, { code: 'known' }>['paper'] }) {
  const l = useLocale()
  const { sha256, templateCode, versionNumber, signatures } = paper
  const items = [
    { term: m.proof_agreement({}, l), value: templateCode },
    { term: FIELD_LABELS.versionNumber({}, l), value: versionNumber },
    ...signatures.flatMap(({ party, signedAt, seal }) => [
      { term: partyText(party, l), value: formatDateTime(new Date(signedAt), l.locale) },
      { term: `${partyText(party, l)} · ${m.proof_seal({}, l)}`, value: <Hash value={seal} /> },
    ]),
    { term: m.proof_verify_file_sha256({}, l), value: <Hash value={sha256} /> },
  ]
  return (
    <Card>
      <Definitions items={items} />
    </Card>
  )
}

function Hash({ value }: { value: string }) {
  return <code className="text-sm break-all">{value}</code>
}
