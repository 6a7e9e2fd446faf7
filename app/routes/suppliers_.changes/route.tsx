import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { formatNumber, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { bulkForm, isEmptyChange, readBulkChange } from '#app/suppliers/bulk-change.ts'
import { changeTogether, previewChange, type BulkRefusal } from '#app/suppliers/change-together.server.ts'
import { clearTicks, resolveChoice } from '#app/suppliers/choose-suppliers.server.ts'
import { supplierChoices } from '#app/suppliers/find-supplier.server.ts'
import { choiceHref, readChoice } from '#app/suppliers/selection.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { Preview } from './Preview.tsx'

const PATH = '/suppliers/changes'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_bulk_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const asked = readChoice(new URL(request.url).searchParams)
  return {
    count: resolveChoice(getDb(), actor, asked).count,
    href: choiceHref(PATH, asked),
    choices: supplierChoices(getDb()),
    today: isoDate(context.now),
  }
}

/** First post: says what would change. Posted again with what was `seen` then: changes it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const db = getDb()
  const by = actionContext(context, actor)
  const l = { locale: context.locale }
  const asked = readChoice(new URL(request.url).searchParams)
  const { choice } = resolveChoice(db, actor, asked)
  const form = await request.formData()
  const rules = bulkForm(supplierChoices(db))
  const parsed = parseForm(rules, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(rules, form)
  const read = readBulkChange(parsed.values, isoDate(context.now))
  if (!read.ok) return invalidForm(read.errors, raw)
  if (isEmptyChange(read.change))
    return data({ errors: {}, raw, notice: m.supplier_bulk_nothing({}, l) }, { status: 422 })
  const seen = form.get('seen')
  const isConfirmed = typeof seen === 'string'
  const result = isConfirmed ? changeTogether(db, by, choice, read.change, seen) : null
  if (result?.ok) {
    if (asked.isTicked) clearTicks(db, actor)
    const count = formatNumber(result.count, l.locale)
    return redirectWithFlash('/suppliers', m.supplier_bulk_done({ count }, l))
  }
  const previewed = previewChange(db, by, choice, read.change)
  if (!previewed.ok) return refuse(previewed.refusal, l)
  const { preview } = previewed
  const answer = { errors: {}, raw, preview, change: read.change }
  return isConfirmed
    ? data({ ...answer, notice: m.supplier_bulk_meanwhile({}, l) }, { status: 409 })
    : data({ ...answer, notice: null })
}

function refuse(refusal: BulkRefusal, l: Parameters<typeof m.supplier_bulk_nobody>[1] & object) {
  switch (refusal.code) {
    case 'too-many':
      return redirectWithFlash(
        '/suppliers',
        m.supplier_ticks_too_many({ max: String(refusal.max) }, l),
        'warn',
      )
    case 'nobody-chosen':
      return redirectWithFlash('/suppliers', m.supplier_bulk_nobody({}, l), 'warn')
    default:
      throw notFound()
  }
}

export default function ChangeTogether() {
  const { count, href, choices, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const preview = result && 'preview' in result ? result : null
  return (
    <Page
      title={preview ? m.supplier_bulk_confirm_title({}, l) : m.supplier_bulk_title({}, l)}
      lead={!preview && m.supplier_bulk_lead({ count: formatNumber(count, l.locale) }, l)}
      back={{ to: '/suppliers', label: m.supplier_back({}, l) }}
      width="narrow"
    >
      {preview ? (
        <Preview {...preview} href={href} choices={choices} />
      ) : (
        <ChangeForm href={href} choices={choices} today={today} result={result} />
      )}
    </Page>
  )
}
