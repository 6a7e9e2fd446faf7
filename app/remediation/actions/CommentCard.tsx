import { Form, useNavigation } from '@remix-run/react'
import { CommentThread } from '#app/assessments/CommentThread.tsx'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'
import { Card } from '#app/ui/Page.tsx'
import { CommentForm } from './action-forms.ts'
import type { ActionPage } from './action-page.ts'

/** What both sides have said about an issued action, and the box to say more. */
export function CommentCard({ page: { action, comments, may } }: { page: ActionPage }) {
  const l = useLocale()
  const address = `/actions/${action.id}/comments`
  const isSending = useNavigation().formAction === address
  if (!action.issuedAt) return null
  return (
    <Card id="comments" title={m.action_comments({}, l)}>
      {comments.length === 0 && <p className="text-soft">{m.action_comments_none({}, l)}</p>}
      <CommentThread comments={comments} />
      {may.comment && (
        // A new key empties the box once the comment stands above it.
        <Form
          key={comments.length}
          method="post"
          action={address}
          className="mt-4 flex flex-col gap-3 no-print"
        >
          <TextArea
            name="body"
            label={m.action_comment_write({}, l)}
            maxLength={CommentForm.body.maxLength}
            required
          />
          <Button type="submit" size="sm" variant="secondary" pending={isSending} className="self-start">
            {m.action_comment_send({}, l)}
          </Button>
        </Form>
      )}
    </Card>
  )
}
