import { Form, Link, useNavigation } from '@remix-run/react'
import { Paperclip } from 'lucide-react'
import { formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { cx } from '#app/ui/cx.ts'
import { TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { ChannelNotice } from './ChannelNotice.tsx'
import { FilesField } from './FilesField.tsx'
import type { Mailbox } from './mailbox.server.ts'
import type { ChannelResult } from './report-answer.ts'
import { MailboxMessageForm } from './report-form.ts'
import { STAGE_LABELS, STAGE_TEXTS } from './stage-labels.ts'

type Props = {
  mailbox: Mailbox
  /** Carried in the page from one request to the next, and nowhere else. */
  caseKey: string
  once: string
  megabytes: number
  isSent?: boolean
  result?: ChannelResult | undefined
}

/** The mailbox of one report: how far it is, the letters both ways, a new letter. */
export function MailboxView({ mailbox, isSent = false, ...letter }: Props) {
  const l = useLocale()
  const { code, stage, receivedAt, entries } = mailbox
  return (
    <Page
      title={m.channel_mailbox_title({}, l)}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone={stage === 'answered' || stage === 'closed' ? 'good' : 'info'}>
            {STAGE_LABELS[stage]({}, l)}
          </Badge>
          <span>{m.channel_mailbox_facts({ code, date: formatDate(receivedAt, l.locale) }, l)}</span>
        </span>
      }
      width="narrow"
    >
      <Stack>
        {isSent && <Notice tone="good" title={m.channel_letter_sent({}, l)} />}
        <Notice tone="info">{STAGE_TEXTS[stage]({}, l)}</Notice>
        <Card title={m.channel_letters({}, l)}>
          <ol className="flex flex-col gap-4">
            {entries.map(entry => (
              <Letter key={entry.id} {...entry} />
            ))}
          </ol>
        </Card>
        <NewLetter {...letter} />
        <p className="text-sm text-soft">{m.channel_mailbox_leave({}, l)}</p>
        <p>
          <Link to="/report" className="link">
            {m.channel_new_report({}, l)}
          </Link>
        </p>
      </Stack>
    </Page>
  )
}

function Letter({ isOwn, body, writtenAt, files }: Mailbox['entries'][number]) {
  const l = useLocale()
  return (
    <li className={cx('rounded-md px-3 py-2.5', isOwn ? 'ml-6 bg-sunken' : 'mr-6 bg-accent-soft')}>
      <p className="mb-1 text-sm text-soft">
        <span className="font-medium">{isOwn ? m.channel_you({}, l) : m.channel_desk({}, l)}</span>
        {' · '}
        {formatDateTime(writtenAt, l.locale)}
      </p>
      <p className="break-words whitespace-pre-wrap">{body}</p>
      {files.map((name, at) => (
        <p key={at} className="mt-1.5 flex items-center gap-1.5 text-sm break-all">
          <Paperclip aria-hidden="true" className="size-4 shrink-0" />
          {name}
        </p>
      ))}
    </li>
  )
}

function NewLetter({ caseKey, once, megabytes, result }: Omit<Props, 'mailbox' | 'isSent'>) {
  const l = useLocale()
  const isSending = useNavigation().state !== 'idle'
  const { field, formProps } = useRuleForm(MailboxMessageForm, result)
  return (
    <Card title={m.channel_write({}, l)}>
      <Form
        {...formProps}
        key={once}
        action="/report/mailbox/messages"
        encType="multipart/form-data"
        autoComplete="off"
      >
        <Stack>
          <ChannelNotice result={result} />
          <TextArea label={m.channel_letter({}, l)} rows={5} autoComplete="off" {...field('body')} />
          <FilesField megabytes={megabytes} error={result?.fileError ?? undefined} />
          <input type="hidden" name="key" value={caseKey} />
          <input type="hidden" name="once" value={once} />
          <div>
            <Button type="submit" pending={isSending}>
              {m.channel_send_letter({}, l)}
            </Button>
          </div>
        </Stack>
      </Form>
    </Card>
  )
}
