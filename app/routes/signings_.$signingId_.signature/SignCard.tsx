import { Form, useNavigation } from '@remix-run/react'
import { UsernameForManagers } from '#app/accounts/NewPasswordFields.tsx'
import { AUTHORITY_LABELS } from '#app/agreements/signing/labels.ts'
import { SignForm } from '#app/agreements/signing/sign-form.ts'
import { SignatureFields } from '#app/agreements/signing/SignatureFields.tsx'
import { AUTHORITIES } from '#app/agreements/signing/vocabulary.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { RadioGroup, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import type { SignPageData } from './route.tsx'

type Result = Parameters<typeof useRuleForm>[1] & { refusal?: string }

/** Who signs for whom and by what right, the signature, the consent, the proof of who it is. */
export function SignCard({ page, result }: { page: SignPageData; result: Result | undefined }) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(SignForm, result)
  const isSending = useNavigation().state !== 'idle'
  return (
    <Form {...formProps}>
      <Card>
        <Stack>
          {result?.refusal && <Notice tone="bad" title={result.refusal} />}
          <p className="text-soft">{m.signing_for_company({ company: nameFor(page.company, l) }, l)}</p>
          <input type="hidden" name="textSha256" value={page.textSha256} />
          <UsernameForManagers email={page.email} />
          <TextField
            label={m.signing_name({}, l)}
            defaultValue={page.name}
            autoComplete="name"
            {...field('name')}
          />
          <TextField
            label={m.signing_title({}, l)}
            hint={m.signing_title_hint({}, l)}
            autoComplete="organization-title"
            {...field('title')}
          />
          <RadioGroup
            legend={m.signing_authority({}, l)}
            options={AUTHORITIES.map(value => ({ value, label: AUTHORITY_LABELS[value]({}, l) }))}
            {...field('authority')}
          />
          <SignatureFields
            field={field}
            consent={page.consent}
            isDrawn={result?.raw?.method?.[0] === 'drawn'}
          />
          <div>
            <Button type="submit" pending={isSending}>
              {m.signing_sign({}, l)}
            </Button>
          </div>
        </Stack>
      </Card>
    </Form>
  )
}
