import { useEffect, useRef, useState } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'
import { COMMENT_MAX_LENGTH, receivedComments, type CommentView, type SentComment } from '../comment.ts'

export type CommentBoxProps = { action: string; label: string; onSent: (comments: CommentView[]) => void }

/** A box inside the checklist's form: it sends by itself and is no part of what the form stores. */
export default function CommentBox({ action, label, onSent }: CommentBoxProps) {
  const l = useLocale()
  const box = useRef<HTMLTextAreaElement>(null)
  const [isSending, setIsSending] = useState(false)
  const [error, setError] = useState<string>()
  useEffect(() => box.current?.focus(), [])

  async function send() {
    const body = new FormData()
    body.set('body', box.current?.value ?? '')
    setIsSending(true)
    const reply = await post(action, body)
    setIsSending(false)
    if (reply.comments) onSent(reply.comments)
    else setError(reply.error ?? m.checklist_comment_failed({}, l))
  }

  return (
    <div className="flex w-full max-w-2xl flex-col gap-2" onInput={event => event.stopPropagation()}>
      <TextArea ref={box} label={label} maxLength={COMMENT_MAX_LENGTH} error={error} />
      <Button
        type="button"
        size="sm"
        variant="secondary"
        className="self-start"
        pending={isSending}
        onClick={() => void send()}
      >
        {isSending ? m.checklist_comment_sending({}, l) : m.checklist_comment_send({}, l)}
      </Button>
    </div>
  )
}

type Reply = { comments?: CommentView[]; error?: string }
type Answer = { comments?: SentComment[]; error?: string }

async function post(action: string, body: FormData): Promise<Reply> {
  const headers = { Accept: 'application/json' }
  const response = await fetch(action, { method: 'POST', headers, body }).catch(() => null)
  const answer = (await response?.json().catch(() => null)) as Answer | null | undefined
  if (response?.ok && answer?.comments) return { comments: receivedComments(answer.comments) }
  return response?.status === 422 && answer?.error ? { error: answer.error } : {}
}
