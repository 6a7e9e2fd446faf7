import { Form, useNavigation } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { EffectPreview } from './EffectPreview.tsx'
import { verificationRefusalText } from './labels.ts'
import type { ClosureRefusal } from './refusal.ts'
import { VerifiedItemCard } from './VerifiedItemCard.tsx'
import type { VerificationFormData } from './verification-form.server.ts'
import { VERIFICATION_TEXT_MAX_LENGTH } from './verification-limits.ts'

type Props = { shown: VerificationFormData; refusal: ClosureRefusal | null; reason: string }

const BESIDE_A_FIELD: readonly ClosureRefusal['code'][] = ['reason-required', 'trigger-reason-required']

/** The new answers, what closing would do with them, and the verdict with its reason: one form. */
export function VerificationForm({ shown, refusal, reason }: Props) {
  const { action, items, effect } = shown
  const l = useLocale()
  const navigation = useNavigation()
  const pending = navigation.state !== 'idle' ? navigation.formData?.get('verdict') : null
  const text = refusal && verificationRefusalText(refusal, l)
  return (
    <Form method="post" noValidate preventScrollReset>
      <input type="hidden" name="rev" value={action.rev} />
      <input type="hidden" name="seen" value={effect.digest} />
      <Stack>
        {refusal && text && !BESIDE_A_FIELD.includes(refusal.code) && <Notice tone="bad" title={text} />}
        {items.map(verified => (
          <VerifiedItemCard key={verified.item.code} verified={verified} refusal={refusal} />
        ))}
        <EffectPreview
          effect={effect}
          items={items.map(({ item }) => item)}
          promisedPoints={action.promisedPoints}
        />
        <Card>
          <Stack>
            <TextArea
              id="reason"
              label={m.closure_verify_reason({}, l)}
              hint={m.closure_verify_reason_hint({}, l)}
              name="reason"
              rows={3}
              required
              maxLength={VERIFICATION_TEXT_MAX_LENGTH}
              defaultValue={reason}
              error={refusal?.code === 'reason-required' ? (text ?? undefined) : undefined}
            />
            <div className="flex flex-wrap gap-2">
              <Button type="submit" name="verdict" value="effective" pending={pending === 'effective'}>
                {m.closure_verify_effective({}, l)}
              </Button>
              <Button
                type="submit"
                name="verdict"
                value="insufficient"
                variant="secondary"
                pending={pending === 'insufficient'}
              >
                {m.closure_verify_insufficient({}, l)}
              </Button>
              {items.length > 0 && (
                <Button
                  type="submit"
                  name="verdict"
                  value="preview"
                  variant="quiet"
                  pending={pending === 'preview'}
                >
                  {m.closure_verify_preview({}, l)}
                </Button>
              )}
            </div>
          </Stack>
        </Card>
      </Stack>
    </Form>
  )
}
