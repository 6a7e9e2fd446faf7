import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { notFound } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { DraftForm, readItemCodes } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { changeDraft } from '#app/remediation/actions/change-draft.server.ts'
import { findFindingChoices } from '#app/remediation/actions/find-action.server.ts'
import { FindingFields } from '#app/remediation/actions/FindingFields.tsx'
import { findActionItems } from '#app/remediation/actions/queries.server.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_edit_title({}, l))

/** What has been issued is not reworded any more. */
export function loader(args: LoaderFunctionArgs) {
  const { action } = requireAction(args, canManageActions)
  if (action.state !== 'draft') throw notFound()
  const { id, code, rev, severity, finding, requirement, ownerId } = action
  const itemCodes = findActionItems(getDb(), id).map(({ itemCode }) => itemCode)
  return {
    action: { id, code, rev },
    written: { severity, finding, requirement, ownerId, itemCodes },
    ...findFindingChoices(getDb()),
  }
}

export function action(args: ActionFunctionArgs) {
  return answerForm(
    args,
    DraftForm,
    canManageActions,
    (acting, { id: actionId }, { rev, itemCodes, ...written }) => ({
      result: changeDraft(
        getDb(),
        acting,
        { actionId, rev },
        { ...written, itemCodes: readItemCodes(itemCodes) },
      ),
      said: m.action_edited,
    }),
  )
}

export default function EditDraft() {
  const { action: shown, written, people, days } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(DraftForm, result)
  const l = useLocale()
  return (
    <Page title={m.action_edit_title({}, l)} back={{ to: `/actions/${shown.id}`, label: shown.code }}>
      <ActionFormCard formProps={formProps} rev={shown.rev} result={result} submit={m.action_save({}, l)}>
        <FindingFields field={field} people={people} days={days} written={written} />
      </ActionFormCard>
    </Page>
  )
}
