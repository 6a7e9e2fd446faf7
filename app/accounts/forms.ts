import type { FieldRule, FormErrors } from '#app/http/form-rules.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { OrganisationForm } from '#app/settings/settings-form.ts'
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password-limits.ts'
import { BUYER_ROLES, SUPPLIER_ROLES } from './roles.ts'

type Rules = Record<string, FieldRule>

const email = { kind: 'email', required: true } as const
const personName = { kind: 'text', required: true, maxLength: 80 } as const
const knownPassword = { kind: 'password', required: true, maxLength: PASSWORD_MAX_LENGTH } as const
const newPassword = { ...knownPassword, minLength: PASSWORD_MIN_LENGTH } as const
const locale = { kind: 'option', required: true, options: LOCALES } as const

export const SignInForm = { email, password: knownPassword } as const satisfies Rules

export const ResetRequestForm = { email } as const satisfies Rules

/** A new password typed twice, because without JavaScript it cannot be shown. */
export const NewPasswordForm = {
  password: newPassword,
  passwordAgain: knownPassword,
} as const satisfies Rules

export const AcceptInvitationForm = { name: personName, ...NewPasswordForm } as const satisfies Rules

export const ChangePasswordForm = { current: knownPassword, ...NewPasswordForm } as const satisfies Rules

export const ProfileForm = { name: personName, locale } as const satisfies Rules

export const SetUpForm = {
  code: { kind: 'text', required: true, maxLength: 40 },
  ...OrganisationForm,
  personName,
  email,
  ...NewPasswordForm,
} as const satisfies Rules

const invitee = { name: personName, email, locale } as const

export const InviteBuyerForm = {
  ...invitee,
  roles: { kind: 'options', required: true, options: BUYER_ROLES },
} as const satisfies Rules

export const InviteSupplierForm = {
  ...invitee,
  roles: { kind: 'options', required: true, options: SUPPLIER_ROLES },
} as const satisfies Rules

/** The error of a password typed differently the second time; null when both are the same. */
export function whyNotTypedTwice(form: { password: string; passwordAgain: string }): FormErrors | null {
  return form.password === form.passwordAgain ? null : { passwordAgain: { code: 'mismatch' } }
}
