import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { MAIL_PREVIEWS, type MailPreview } from '#app/campaigns/mail-preview.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { LOCALE_LABELS, type Label } from '#app/suppliers/labels.ts'
import { cx } from '#app/ui/cx.ts'
import { Card, Stack } from '#app/ui/Page.tsx'

type Preview = { kind: MailPreview; locale: Locale; subject: string; html: string; text: string }

const KIND_LABELS: Record<MailPreview, Label> = {
  invitation: m.campaign_preview_kind_invitation,
  newcomer: m.campaign_preview_kind_newcomer,
  before: m.campaign_preview_kind_before,
  after: m.campaign_preview_kind_after,
}

/** One mail as it will be sent: the HTML in a frame of its own that can reach and load nothing, and the plain text. */
export function MailPreviewCard({ path, preview }: { path: string; preview: Preview }) {
  const l = useLocale()
  const hrefOf = (change: Partial<Preview>) => {
    const { kind, locale } = { ...preview, ...change }
    return `${path}?mail=${kind}&language=${locale}`
  }
  return (
    <Card title={m.campaign_preview({}, l)}>
      <Stack gap="sm">
        <p className="text-sm text-soft">{m.campaign_preview_note({}, l)}</p>
        <Choice label={m.campaign_preview_which({}, l)}>
          {MAIL_PREVIEWS.map(kind => (
            <ChoiceLink key={kind} to={hrefOf({ kind })} isCurrent={kind === preview.kind}>
              {KIND_LABELS[kind]({}, l)}
            </ChoiceLink>
          ))}
        </Choice>
        <Choice label={m.campaign_preview_language({}, l)}>
          {LOCALES.map(locale => (
            <ChoiceLink key={locale} to={hrefOf({ locale })} isCurrent={locale === preview.locale}>
              {LOCALE_LABELS[locale]({}, l)}
            </ChoiceLink>
          ))}
        </Choice>
        <p lang={preview.locale}>
          <span className="text-soft">{m.campaign_preview_subject({}, l)}</span>{' '}
          <strong className="font-semibold">{preview.subject}</strong>
        </p>
        <iframe
          key={preview.html}
          title={m.campaign_preview_html({}, l)}
          srcDoc={preview.html}
          // Without any permission tools for accessibility cannot look in; the page's policy lets no script run there.
          sandbox="allow-scripts"
          className="h-[34rem] w-full rounded-md border border-line bg-white"
        />
        <details>
          <summary className="min-h-8 text-accent">{m.campaign_preview_text({}, l)}</summary>
          <pre lang={preview.locale} className="mt-2 font-sans text-sm break-words whitespace-pre-wrap">
            {preview.text}
          </pre>
        </details>
      </Stack>
    </Card>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1">
      {children}
    </nav>
  )
}

function ChoiceLink(props: { to: string; isCurrent: boolean; children: ReactNode }) {
  const { to, isCurrent, children } = props
  return (
    <Link
      to={to}
      preventScrollReset
      aria-current={isCurrent ? 'true' : undefined}
      className={cx(
        'inline-flex min-h-8 items-center rounded-md px-3 text-sm no-underline pointer-coarse:min-h-11',
        isCurrent ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:text-accent',
      )}
    >
      {children}
    </Link>
  )
}
