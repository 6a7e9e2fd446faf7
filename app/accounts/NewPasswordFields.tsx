import { forwardRef, type ComponentPropsWithoutRef, type Ref } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { TextField } from '#app/ui/Field.tsx'
import { PASSWORD_MIN_LENGTH } from './password-limits.ts'

type Input = ComponentPropsWithoutRef<'input'> & { error?: string | undefined }
type PasswordFieldProps = Input & { label: string; hint?: string; isNew?: boolean }

/** A password being typed: `isNew` lets password managers propose one and shows the rule. */
export const PasswordField = forwardRef<HTMLInputElement, PasswordFieldProps>(function PasswordField(
  { isNew = false, ...field },
  ref,
) {
  return (
    <TextField
      autoComplete={isNew ? 'new-password' : 'current-password'}
      spellCheck={false}
      autoCapitalize="none"
      {...field}
      type="password"
      ref={ref}
    />
  )
})

type FieldOf = (name: 'password' | 'passwordAgain') => Input & { ref: Ref<HTMLInputElement> }

/** The two inputs of `NewPasswordForm`. */
export function NewPasswordFields({ field, label }: { field: FieldOf; label: string }) {
  const l = useLocale()
  const hint = m.accounts_password_hint({ count: String(PASSWORD_MIN_LENGTH) }, l)
  return (
    <>
      <PasswordField label={label} hint={hint} {...field('password')} isNew />
      <PasswordField label={m.accounts_password_again({}, l)} {...field('passwordAgain')} isNew />
    </>
  )
}

/** Tells password managers whose password this is, without a field to fill in. */
export function UsernameForManagers({ email }: { email: string }) {
  return <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
}
