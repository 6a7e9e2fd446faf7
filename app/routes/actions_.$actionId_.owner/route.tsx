import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { OwnerForm } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { assignOwner } from '#app/remediation/actions/assign-owner.server.ts'
import { findActionPeople } from '#app/remediation/actions/contact-queries.server.ts'
import { SelectField } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_owner_title({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { id, code, rev, ownerId } = requireAction(args, canManageActions).action
  return { action: { id, code, rev, ownerId }, people: findActionPeople(getDb()) }
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, OwnerForm, canManageActions, (acting, { id: actionId }, { rev, ownerId }) => ({
    result: assignOwner(getDb(), acting, { actionId, rev }, ownerId),
    said: m.action_owner_set,
  }))
}

export default function Owner() {
  const { action: shown, people } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(OwnerForm, result)
  const l = useLocale()
  return (
    <Page
      title={m.action_owner_title({}, l)}
      back={{ to: `/actions/${shown.id}`, label: shown.code }}
      width="narrow"
    >
      <ActionFormCard formProps={formProps} rev={shown.rev} result={result} submit={m.action_save({}, l)}>
        <SelectField
          label={m.action_fact_owner({}, l)}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={shown.ownerId ?? ''}
          {...field('ownerId')}
        />
      </ActionFormCard>
    </Page>
  )
}
