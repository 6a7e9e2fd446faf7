import { useMemo, useRef, useState } from 'react'
import { FieldInput } from '#app/assessments/form/FieldInput.tsx'
import { readAnswer, readInputs, shownFields } from '#app/assessments/form/item-state.ts'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import { cx } from '#app/ui/cx.ts'
import { Stack } from '#app/ui/Page.tsx'

type Props = {
  item: LocalizedItem
  /** What the inputs begin with: stored, or as typed. */
  values: Record<string, unknown>
  context: AnswerContext
  errorAt: (path: string) => string | undefined
}

/** The inputs of one item. Those that the others make pointless are out of the way, without JavaScript all are there. */
export function ItemInputs({ item, values, context, errorAt }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const [initial] = useState(values)
  const [reading, setReading] = useState(() => readAnswer(item, { values }, context))
  const shown = useMemo(() => shownFields(item, reading, context), [item, reading, context])

  function handleInput() {
    const form = root.current?.closest('form')
    if (form) setReading(readInputs(item, form, context))
  }

  return (
    <div ref={root} onInput={handleInput}>
      <Stack gap="sm">
        {item.fields.map(field => (
          <div key={field.id} className={cx(!shown.has(field.id) && 'hidden noscript:block')}>
            <FieldInput itemCode={item.code} field={field} value={initial[field.id]} errorAt={errorAt} />
          </div>
        ))}
        {errorAt('evidence') && <p className="text-sm font-medium text-bad">{errorAt('evidence')}</p>}
      </Stack>
    </div>
  )
}
