import { Form, Link } from '@remix-run/react'
import { AnswerText } from '#app/assessments/AnswerText.tsx'
import { COMMENT_MAX_LENGTH, type CommentView } from '#app/assessments/comment.ts'
import { CommentThread } from '#app/assessments/CommentThread.tsx'
import { useLocale } from '#app/i18n/use-locale.ts'
import type { FlagState } from '#app/integrity/replies/reply-flag.ts'
import { ColourBadge } from '#app/integrity/replies/ColourBadge.tsx'
import { FLAG_STATE_LABELS } from '#app/integrity/replies/labels.ts'
import { m } from '#app/paraglide/messages.js'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import type { FlagLevel } from '#app/questionnaires/vocabulary.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'
import { FlagDecision } from './FlagDecision.tsx'

type ShownFlag = {
  flagId: string
  level: FlagLevel
  state: FlagState
  matterId: string | null
  isRestricted: boolean
  label: string
}
export type ShownItem = Pick<LocalizedItem, 'code' | 'question' | 'fields'> & {
  answer: ItemAnswer | null
  files: { id: string; fileName: string }[]
  comments: CommentView[]
  flags: ShownFlag[]
}

type Props = { assessmentId: string; item: ShownItem; mayWrite: boolean }

/** One answer with its files, what it raised, what was said about it and what can be decided. */
export function ReplyItem({ assessmentId, item, mayWrite }: Props) {
  const l = useLocale()
  const path = `/integrity/replies/${assessmentId}`
  return (
    <article id={item.code} className="border-b border-line py-5">
      <h3 className="font-semibold">
        <span className="mr-2 text-accent">{item.code}</span>
        {item.question}
      </h3>
      <div className="mt-2 flex flex-col gap-4 sm:pl-6">
        <AnswerText item={item} answer={item.answer} />
        {item.files.length > 0 && (
          <ul>
            {item.files.map(({ id, fileName }) => (
              <li key={id}>
                <a href={`/assessments/${assessmentId}/evidence/${id}`} className="link break-all">
                  {fileName}
                </a>
              </li>
            ))}
          </ul>
        )}
        {item.flags.map(flag => (
          <div key={flag.flagId} className="flex flex-col gap-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <ColourBadge colour={flag.level} />
              <span className="font-medium">{flag.label}</span>
              <span className="text-sm text-soft">{FLAG_STATE_LABELS[flag.state]({}, l)}</span>
              {flag.isRestricted && <Badge tone="info">{m.reply_restricted({}, l)}</Badge>}
              {flag.matterId && (
                <Link to={`/matters/${flag.matterId}`} className="link text-sm">
                  {m.reply_see_matter({}, l)}
                </Link>
              )}
            </p>
          </div>
        ))}
        <CommentThread comments={item.comments} />
        {mayWrite && (
          <Form method="post" action={`${path}/items/${item.code}/messages`} className="flex flex-col gap-2">
            <TextArea
              name="body"
              label={m.reply_ask({ code: item.code }, l)}
              rows={2}
              maxLength={COMMENT_MAX_LENGTH}
            />
            <div>
              <Button type="submit" variant="secondary" size="sm">
                {m.reply_send({}, l)}
              </Button>
            </div>
          </Form>
        )}
        {item.flags
          .filter(({ level, state }) => level === 'amber' && state === 'open')
          .map(flag => (
            <FlagDecision key={flag.flagId} path={path} flag={flag} />
          ))}
      </div>
    </article>
  )
}
