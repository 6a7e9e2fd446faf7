import { Form, useNavigation } from '@remix-run/react'
import { COMMENT_MAX_LENGTH, type CommentView } from '#app/assessments/comment.ts'
import { CommentThread } from '#app/assessments/CommentThread.tsx'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'
import { Card } from '#app/ui/Page.tsx'

type Thread = { code: string; question: string; comments: CommentView[]; isAwaiting: boolean }

/** What was said about one item, and the box to say more. */
export function ItemThread({
  assessmentId,
  thread,
  isOpen,
}: {
  assessmentId: string
  thread: Thread
  isOpen: boolean
}) {
  const l = useLocale()
  const { code, question, comments, isAwaiting } = thread
  const action = `/assessments/${assessmentId}/items/${code}/comments`
  const isSending = useNavigation().formAction?.endsWith(action) ?? false
  return (
    <Card
      id={code}
      title={m.checklist_code_and_title({ code, title: question }, l)}
      actions={isAwaiting && isOpen && <Badge tone="warn">{m.checklist_comment_awaiting({}, l)}</Badge>}
    >
      <CommentThread comments={comments} />
      {isOpen && (
        // A new key empties the box once the comment stands above it.
        <Form
          key={comments.length}
          method="post"
          action={action}
          className="mt-4 flex max-w-2xl flex-col gap-3"
        >
          <input type="hidden" name="from" value="list" />
          <TextArea
            id={`${code}-comment`}
            name="body"
            label={comments.length > 0 ? m.checklist_comment_reply({}, l) : m.checklist_comment_label({}, l)}
            maxLength={COMMENT_MAX_LENGTH}
            required
          />
          <Button type="submit" size="sm" variant="secondary" pending={isSending} className="self-start">
            {m.checklist_comment_send({}, l)}
            <span className="sr-only">{code}</span>
          </Button>
        </Form>
      )}
    </Card>
  )
}
