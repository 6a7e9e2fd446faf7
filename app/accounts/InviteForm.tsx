import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { CheckGroup, TextField } from '#app/ui/Field.tsx'
import { Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { InviteBuyerForm, InviteSupplierForm } from './forms.ts'
import { LanguageField } from './LanguageField.tsx'
import { roleOptions } from './role-labels.ts'
import { rolesOfSide, type Role } from './roles.ts'
import { INVITATION_DAYS } from './token-policy.ts'

type InviteFormProps = {
  side: 'buyer' | 'supplier'
  /** Where it posts; the page itself when left out. */
  action?: string
  proposedRoles: readonly Role[]
  result?: { errors?: FormErrors; raw?: Record<string, string[]> } | undefined
}

/** Asks for name, address, language and roles of somebody to invite. */
export function InviteForm({ side, action, proposedRoles, result }: InviteFormProps) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(side === 'buyer' ? InviteBuyerForm : InviteSupplierForm, result)
  const roles = rolesOfSide(side === 'buyer' ? null : side)
  return (
    <Form {...formProps} {...(action && { action })}>
      <Stack>
        <TextField label={m.accounts_name({}, l)} autoComplete="off" {...field('name')} />
        <TextField label={m.accounts_email({}, l)} {...field('email')} type="email" autoComplete="off" />
        <LanguageField {...field('locale')} />
        <CheckGroup
          legend={m.accounts_roles({}, l)}
          options={roleOptions(roles, l)}
          {...field('roles')}
          defaultValue={result?.raw?.roles ?? proposedRoles}
        />
        <p className="text-sm text-soft">{m.accounts_invite_lead({ days: String(INVITATION_DAYS) }, l)}</p>
        <div>
          <Button type="submit">{m.accounts_invite_submit({}, l)}</Button>
        </div>
      </Stack>
    </Form>
  )
}
