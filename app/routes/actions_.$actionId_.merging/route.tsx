import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { StepForm } from '#app/remediation/actions/action-forms.ts'
import { requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { mergeDrafts } from '#app/remediation/actions/change-draft.server.ts'
import { findMergeable } from '#app/remediation/actions/queries.server.ts'
import { conflictForm, parseForm } from '#app/http/parse-form.server.ts'
import { CheckGroup } from '#app/ui/Field.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_merge_title({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { action } = requireAction(args, canManageActions)
  const { id, code, rev, finding } = action
  const others = action.state === 'draft' ? findMergeable(getDb(), action) : []
  return { action: { id, code, rev, finding }, others }
}

export async function action(args: ActionFunctionArgs) {
  const { action, acting } = requireAction(args, canManageActions)
  const form = await args.request.formData()
  const ids = form.getAll('ids').filter(id => typeof id === 'string')
  const parsed = parseForm(StepForm, form)
  if (!parsed.ok) return conflictForm({ ids }, { code: 'changed-meanwhile' })
  if (ids.length === 0) return conflictForm({ ids }, { code: 'nothing-chosen' })
  const result = mergeDrafts(getDb(), acting, { actionId: action.id, rev: parsed.values.rev }, ids)
  if (!result.ok) return conflictForm({ ids }, result.refusal)
  return redirectWithFlash(`/actions/${action.id}`, m.action_merged_done({}, { locale: args.context.locale }))
}

export default function Merging() {
  const { action: shown, others } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { formProps } = useRuleForm(StepForm, result)
  const l = useLocale()
  return (
    <Page
      title={m.action_merge_title({}, l)}
      lead={m.action_merge_text({}, l)}
      back={{ to: `/actions/${shown.id}`, label: shown.code }}
    >
      {others.length === 0 ? (
        <EmptyState title={m.action_merge_none({}, l)} />
      ) : (
        <ActionFormCard formProps={formProps} rev={shown.rev} result={result} submit={m.action_merge({}, l)}>
          <p className="border-l-2 border-line pl-3 break-words whitespace-pre-line">{shown.finding}</p>
          <CheckGroup
            legend={m.action_merge_choose({}, l)}
            name="ids"
            required
            defaultValue={result?.raw.ids ?? []}
            options={others.map(({ id, code, finding }) => ({ value: id, label: code, hint: finding }))}
          />
        </ActionFormCard>
      )}
    </Page>
  )
}
