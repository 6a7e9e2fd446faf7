import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FindingForm, readItemCodes } from '#app/remediation/actions/action-forms.ts'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { draftAction } from '#app/remediation/actions/draft-action.server.ts'
import { findFindingChoices } from '#app/remediation/actions/find-action.server.ts'
import { FindingFields } from '#app/remediation/actions/FindingFields.tsx'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_new({}, l))

/** `items` in the address fills in the codes that a page was about. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageActions)
  const { id, nameZh, nameEn } = requireFound(findSupplier(getDb(), actor, params.supplierId ?? ''))
  const itemCodes = readItemCodes(new URL(request.url).searchParams.get('items')?.slice(0, 200) ?? null)
  return { supplier: { id, nameZh, nameEn }, written: { itemCodes }, ...findFindingChoices(getDb()) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageActions)
  const { id: supplierId } = requireFound(findSupplier(getDb(), actor, params.supplierId ?? ''))
  const form = await request.formData()
  const parsed = parseForm(FindingForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { itemCodes, ...written } = parsed.values
  const result = draftAction(getDb(), actionContext(context, actor), {
    ...written,
    supplierId,
    itemCodes: readItemCodes(itemCodes),
  })
  if (!result.ok) return conflictForm(rawOf(FindingForm, form), result.refusal)
  return redirectWithFlash(`/actions/${result.id}`, m.action_created({}, { locale: context.locale }))
}

export default function NewAction() {
  const { supplier, written, people, days } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(FindingForm, result)
  const l = useLocale()
  const name = nameFor(supplier, l)
  return (
    <Page
      title={m.action_new_title({ supplier: name }, l)}
      lead={m.action_new_lead({}, l)}
      back={{ to: `/suppliers/${supplier.id}/actions`, label: name }}
    >
      <ActionFormCard formProps={formProps} result={result} submit={m.action_create({}, l)}>
        <FindingFields field={field} people={people} days={days} written={written} />
      </ActionFormCard>
    </Page>
  )
}
