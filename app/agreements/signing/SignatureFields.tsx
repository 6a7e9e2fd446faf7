import { useState } from 'react'
import { PasswordField } from '#app/accounts/NewPasswordFields.tsx'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CheckField, RadioGroup, TextField } from '#app/ui/Field.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { useRuleForm } from '#app/ui/use-form.ts'
import type { CounterSignForm } from './sign-form.ts'
import { SignaturePad } from './SignaturePad.tsx'

type Field = ReturnType<typeof useRuleForm<typeof CounterSignForm>>['field']
type Props = {
  field: Field
  /** What is consented to, word for word. */
  consent: string
  isDrawn: boolean
}

/** How it is signed, the consent, and what confirms who signs. Typing needs no JavaScript, drawing does. */
export function SignatureFields({ field, consent, isDrawn }: Props) {
  const l = useLocale()
  const isHydrated = useHydrated()
  const [draws, setDraws] = useState(isDrawn)
  const method = field('method')
  return (
    <>
      {isHydrated ? (
        <RadioGroup
          legend={m.signing_method({}, l)}
          options={[
            { value: 'typed', label: m.signing_method_typed({}, l) },
            { value: 'drawn', label: m.signing_method_drawn({}, l) },
          ]}
          {...method}
          defaultValue={draws ? 'drawn' : 'typed'}
          onChange={event => {
            setDraws(event.target.value === 'drawn')
            void method.onChange(event)
          }}
        />
      ) : (
        <input type="hidden" name="method" value="typed" />
      )}
      {draws && isHydrated ? (
        <SignaturePad error={field('drawing').error} />
      ) : (
        <TextField
          label={m.signing_typed({}, l)}
          hint={m.signing_typed_hint({}, l)}
          autoComplete="off"
          {...field('typed')}
          required
        />
      )}
      <CheckField label={consent} {...field('consent')} required />
      <RadioGroup
        legend={m.signing_confirm({}, l)}
        hint={m.signing_confirm_hint({}, l)}
        options={[
          { value: 'password', label: m.signing_by_password({}, l) },
          { value: 'mail-code', label: m.signing_by_code({}, l) },
        ]}
        {...field('proofBy')}
        defaultValue={field('proofBy').defaultValue ?? 'password'}
      />
      <div className="in-[form:has([name=proofBy][value=mail-code]:checked)]:hidden">
        <PasswordField label={m.signing_password({}, l)} {...field('password')} required />
      </div>
      <div className="hidden in-[form:has([name=proofBy][value=mail-code]:checked)]:block">
        <TextField
          label={m.signing_code({}, l)}
          hint={m.signing_code_hint({}, l)}
          inputMode="numeric"
          autoComplete="one-time-code"
          {...field('code')}
          required
        />
      </div>
    </>
  )
}
