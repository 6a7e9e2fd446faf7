import { Form, Link, useNavigation } from '@remix-run/react'
import type { FormErrors } from '#app/http/form-rules.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { cx } from '#app/ui/cx.ts'
import { Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { resultRules } from './audit-forms.ts'
import { AuditRefusalNotice } from './AuditForm.tsx'
import type { AuditDimension } from './find-audit.server.ts'
import { ItemResultFields } from './ItemResultFields.tsx'

type Props = {
  /** Address of the form without its dimension. */
  base: string
  dimensions: readonly AuditDimension[]
  dimension: AuditDimension
  who: 'auditor' | 'supplier'
  /** What the action answered; with `revs`, the items as they stand since somebody else was there before. */
  result: { errors: FormErrors; raw: Record<string, string[]>; revs?: Record<string, number> } | undefined
}

/** The items of one dimension in one form, which leads on to the next. */
export function DimensionForm({ base, dimensions, dimension, who, result }: Props) {
  const l = useLocale()
  const codes = dimension.items.map(({ code }) => code)
  const { field, formProps } = useRuleForm(resultRules(codes, who), result)
  const isSaving = useNavigation().state !== 'idle'
  return (
    <Stack>
      <DimensionTabs base={base} dimensions={dimensions} current={dimension.code} who={who} />
      <Form key={dimension.code} {...formProps}>
        <Stack>
          <AuditRefusalNotice result={result} />
          {dimension.items.map(item => (
            <ItemResultFields
              key={item.code}
              item={item}
              who={who}
              field={field}
              rev={result?.revs?.[item.code] ?? item.rev}
            />
          ))}
          <div>
            <Button type="submit" pending={isSaving}>
              {m.audit_save_section({}, l)}
            </Button>
          </div>
        </Stack>
      </Form>
    </Stack>
  )
}

function DimensionTabs({
  base,
  dimensions,
  current,
  who,
}: Pick<Props, 'base' | 'dimensions' | 'who'> & { current: string }) {
  const l = useLocale()
  return (
    <nav aria-label={m.audit_sections({}, l)} className="flex flex-wrap gap-2">
      {dimensions.map(({ code, title, items }) => (
        <Link
          key={code}
          to={`${base}/${code.toLowerCase()}`}
          aria-current={code === current ? 'page' : undefined}
          className={cx(
            'inline-flex min-h-8 items-center rounded-md px-3 text-sm no-underline pointer-coarse:min-h-11',
            code === current ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:text-accent',
          )}
        >
          {title} {doneIn(items, who)}/{items.length}
        </Link>
      ))}
    </nav>
  )
}

/** How many items have been recorded. */
export function doneIn(items: AuditDimension['items'], who: 'auditor' | 'supplier') {
  return items.filter(item => (who === 'auditor' ? item.result : item.selfResult) !== null).length
}
