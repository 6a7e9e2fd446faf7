import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { fieldNames, outlineFaultText, versionRefusalText } from '#app/agreements/labels.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Dialog } from '#app/ui/Dialog.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { VersionData } from './route.tsx'

/** What can be done with a version next: approve it, put it into force, let it go, start the next one. */
export function VersionSteps(loaded: VersionData) {
  const { version, missing, outlineFaults, mayManage } = loaded
  const l = useLocale()
  return (
    <>
      {missing.length > 0 && (
        <Notice tone="warn" title={m.agreements_fields_missing({ fields: fieldNames(missing, l) }, l)}>
          {m.agreements_fields_missing_where({}, l)}
        </Notice>
      )}
      {outlineFaults.length > 0 && (
        <Notice tone="warn" title={m.agreements_outline({}, l)}>
          <ul className="list-disc pl-5">
            {outlineFaults
              .map(fault => outlineFaultText(fault, l))
              .map(text => (
                <li key={text}>{text}</li>
              ))}
          </ul>
        </Notice>
      )}
      {version.state === 'draft' && missing.length === 0 && (
        <Notice tone="neutral">{m.agreements_preview_filled({}, l)}</Notice>
      )}
      {mayManage && version.state === 'draft' && <Approval {...loaded} />}
      {mayManage && version.state === 'approved' && <Publication {...loaded} />}
    </>
  )
}

function Approval({ version, title, textSha256, whyNotApprove }: VersionData) {
  const l = useLocale()
  const name = titleFor(title, l.locale)
  return (
    <Step
      title={m.agreements_steps_draft({}, l)}
      lead={whyNotApprove ? versionRefusalText(whyNotApprove, l) : m.agreements_approve_who({}, l)}
      discard={<Discarding version={version} />}
    >
      {!whyNotApprove && (
        <Dialog
          trigger={{ label: m.agreements_approve({}, l) }}
          title={m.agreements_approve_title({ title: name }, l)}
        >
          <p>{m.agreements_approve_lead({}, l)}</p>
          <StepForm version={version} step="approval" label={m.agreements_approve({}, l)}>
            <input type="hidden" name="rev" value={version.rev} />
            <input type="hidden" name="textSha256" value={textSha256} />
          </StepForm>
        </Dialog>
      )}
    </Step>
  )
}

function Publication({ version, title, whyNotPublish }: VersionData) {
  const l = useLocale()
  const name = titleFor(title, l.locale)
  return (
    <Step
      title={m.agreements_steps_approved({}, l)}
      lead={whyNotPublish ? versionRefusalText(whyNotPublish, l) : m.agreements_publish_who({}, l)}
      discard={<Discarding version={version} />}
    >
      {!whyNotPublish && (
        <Dialog
          trigger={{ label: m.agreements_publish({}, l) }}
          title={m.agreements_publish_title({ title: name }, l)}
        >
          <p>{m.agreements_publish_lead({}, l)}</p>
          {version.needsResigning && <p className="mt-2">{m.agreements_publish_lead_resigning({}, l)}</p>}
          <StepForm version={version} step="publication" label={m.agreements_publish({}, l)} />
        </Dialog>
      )}
    </Step>
  )
}

function Discarding({ version }: Pick<VersionData, 'version'>) {
  const l = useLocale()
  const number = String(version.number)
  return (
    <Dialog
      trigger={{ label: m.agreements_discard({}, l), variant: 'danger' }}
      title={m.agreements_discard_title({ number }, l)}
    >
      <p>{m.agreements_discard_lead({}, l)}</p>
      <StepForm version={version} step="discarding" label={m.agreements_discard_yes({}, l)} />
    </Dialog>
  )
}

type StepProps = { title: string; lead: string; discard: ReactNode; children: ReactNode }

function Step({ title, lead, discard, children }: StepProps) {
  return (
    <Card title={title} className="no-print">
      <p className="text-soft">{lead}</p>
      <div className="mt-3 flex flex-wrap items-start gap-3">
        {children}
        {discard}
      </div>
    </Card>
  )
}

type StepFormProps = Pick<VersionData, 'version'> & { step: string; label: string; children?: ReactNode }

function StepForm({ version, step, label, children }: StepFormProps) {
  return (
    <Form method="post" action={`/agreement-templates/versions/${version.id}/${step}`} className="mt-4">
      {children}
      <Button type="submit" variant={step === 'discarding' ? 'danger' : 'primary'}>
        {label}
      </Button>
    </Form>
  )
}
