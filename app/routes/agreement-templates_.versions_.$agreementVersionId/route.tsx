import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeAgreements } from '#app/accounts/roles.ts'
import { consentFor, titleFor } from '#app/agreements/agreement-text.ts'
import { BothTexts } from '#app/agreements/BothTexts.tsx'
import { findAgreementVersion } from '#app/agreements/find-agreements.server.ts'
import { versionPage } from '#app/agreements/version-page.server.ts'
import { VersionStateBadge } from '#app/agreements/VersionStateBadge.tsx'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonAnchor, ButtonLink } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { VersionFacts } from './VersionFacts.tsx'
import { VersionSteps } from './VersionSteps.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => {
    if (!data) return m.agreements_title({}, l)
    const number = String(data.version.number)
    return m.agreements_version_title({ title: titleFor(data.title, l.locale), number }, l)
  })

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const db = getDb()
  return versionPage(
    db,
    actor,
    requireFound(findAgreementVersion(db, actor, params.agreementVersionId ?? '')),
  )
}

export type VersionData = ReturnType<typeof useLoaderData<typeof loader>>

export default function AgreementVersion() {
  const loaded = useLoaderData<typeof loader>()
  const { version, template, title, texts, consent, mayManage } = loaded
  const l = useLocale()
  const path = `/agreement-templates/versions/${version.id}`
  const number = String(version.number)
  return (
    <Page
      title={m.agreements_version_title({ title: titleFor(title, l.locale), number }, l)}
      lead={<VersionStateBadge state={version.state} />}
      back={{ to: `/agreement-templates/${template.id}`, label: m.agreements_versions({}, l) }}
      width="wide"
      actions={
        <>
          {mayManage && version.state === 'draft' && (
            <ButtonLink to={`${path}/edit`}>{m.agreements_edit({}, l)}</ButtonLink>
          )}
          <ButtonLink to={`${path}/differences`} variant="secondary">
            {m.agreements_compare({}, l)}
          </ButtonLink>
          <ButtonAnchor href={`${path}/text.pdf`} variant="secondary">
            {m.agreements_pdf({}, l)}
          </ButtonAnchor>
        </>
      }
    >
      <Stack>
        <VersionSteps {...loaded} />
        <VersionFacts {...loaded} />
        <Card title={m.agreements_consent({}, l)}>
          <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            {(l.locale === 'en' ? LOCALES.toReversed() : LOCALES).map(locale => (
              <p key={locale} lang={locale} className="max-w-prose whitespace-pre-line">
                {consentFor(consent, locale) || '–'}
              </p>
            ))}
          </div>
        </Card>
        <BothTexts texts={texts} />
      </Stack>
    </Page>
  )
}
