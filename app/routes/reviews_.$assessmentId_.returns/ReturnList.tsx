import { reviewRefusalText } from '#app/assessments/review/labels.ts'
import type { ReturnableSection } from '#app/assessments/review/returnable.ts'
import type { ReturnRefusal } from '#app/assessments/refusal.ts'
import { REVIEW_TEXT_MAX_LENGTH } from '#app/assessments/verdict.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { TextArea, Tick } from '#app/ui/Field.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { commentName, ITEM_FIELD, type PostedReturns } from './read-returns.ts'

type Props = {
  sections: ReturnableSection[]
  posted?: PostedReturns | undefined
  refusal?: ReturnRefusal | undefined
}

/** Every item with a tick box and what is asked; what was rejected is ticked, with the reason as a start. */
export function ReturnList({ sections, posted, refusal }: Props) {
  return (
    <Stack>
      {sections.map(section => (
        <Card key={section.code} title={section.title}>
          <ul className="divide-y divide-line">
            {section.items.map(item => (
              <Item key={item.code} item={item} posted={posted} refusal={refusal} />
            ))}
          </ul>
        </Card>
      ))}
    </Stack>
  )
}

type ItemProps = Pick<Props, 'posted' | 'refusal'> & { item: ReturnableSection['items'][number] }

function Item({ item, posted, refusal }: ItemProps) {
  const l = useLocale()
  const isTicked = posted ? posted.items.some(({ code }) => code === item.code) : item.isSuggested
  const isSilent = refusal?.code === 'comment-required' && refusal.itemCode === item.code
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 lg:grid-cols-2">
      <Tick
        type="checkbox"
        name={ITEM_FIELD}
        value={item.code}
        defaultChecked={isTicked}
        label={
          <>
            <span className="mr-2 font-medium">{item.code}</span>
            {item.question}
          </>
        }
      />
      <TextArea
        label={m.review_return_comment({}, l)}
        name={commentName(item.code)}
        rows={2}
        className="min-h-0"
        maxLength={REVIEW_TEXT_MAX_LENGTH}
        defaultValue={posted?.comments[item.code] ?? (item.isSuggested ? item.reason : '')}
        error={isSilent ? reviewRefusalText(refusal, l) : undefined}
      />
    </li>
  )
}
