import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FormErrors } from '#app/http/form-rules.ts'
import { GRADES } from '#app/grading/grades.ts'
import { LEVEL_LABELS } from '#app/grading/labels.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { SelectField, TextArea, TextField, type FieldOption } from '#app/ui/Field.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import {
  CAP_GRADES,
  EVERY_DIMENSION,
  floorCapField,
  floorField,
  policyFormRules,
  weightField,
} from './policy-form.ts'

type Props = {
  dimensions: { code: string; title: string }[]
  /** Values of the fields by name. */
  defaults: Record<string, string>
  /** Revision of the draft that is being changed. */
  rev: number
  result: { errors?: FormErrors; raw?: Record<string, string[]> } | undefined
  isSaving: boolean
}

const GRID = 'grid grid-cols-1 gap-4 sm:grid-cols-3'

/** Every setting of a policy draft on one form. */
export function PolicyForm({ dimensions, defaults, rev, result, isSaving }: Props) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(policyFormRules(dimensions.map(({ code }) => code)), result)
  const grades: FieldOption[] = GRADES.map(grade => ({ value: grade, label: grade }))
  const floorGrades = [
    { value: '', label: m.policies_floor_no_cap({}, l) },
    ...CAP_GRADES.map(grade => ({ value: grade, label: grade })),
  ]

  function number(name: string, label: string, hint?: string) {
    return (
      <TextField
        label={label}
        hint={hint}
        inputMode="decimal"
        defaultValue={defaults[name]}
        {...field(name)}
      />
    )
  }

  function grade(name: string, label: string, options = grades) {
    return <SelectField label={label} options={options} defaultValue={defaults[name]} {...field(name)} />
  }

  function floor(code: string) {
    return (
      <>
        {number(floorField(code), m.policies_floor({}, l))}
        {grade(floorCapField(code), m.policies_floor_cap({}, l), floorGrades)}
      </>
    )
  }

  return (
    <Form {...formProps}>
      <input type="hidden" name="rev" value={rev} />
      <Stack>
        <Card title={m.policies_dimensions({}, l)}>
          <p className="mb-4 text-soft">{m.policies_weight_hint({}, l)}</p>
          <Stack>
            {dimensions.map(({ code, title }) => (
              <Group key={code} legend={title}>
                {number(weightField(code), m.policies_weight({}, l))}
                {floor(code)}
              </Group>
            ))}
            <Group legend={m.policies_every_dimension({}, l)}>
              <p className="text-sm text-soft">{m.policies_every_hint({}, l)}</p>
              {floor(EVERY_DIMENSION)}
            </Group>
          </Stack>
        </Card>
        <Card title={m.policies_grades({}, l)}>
          <Stack>
            <Group legend={m.policies_thresholds({}, l)}>
              {number('thresholdA', m.policies_threshold({ grade: 'A' }, l))}
              {number('thresholdB', m.policies_threshold({ grade: 'B' }, l))}
              {number('thresholdC', m.policies_threshold({ grade: 'C' }, l))}
            </Group>
            <Group legend={m.policies_caps({}, l)}>
              {grade('capZeroTolerance', LEVEL_LABELS.zeroTolerance({}, l))}
              {grade('capCritical', LEVEL_LABELS.critical({}, l))}
            </Group>
            <div className={GRID}>
              <div className="sm:col-span-2">
                {number('narrowBasisBelow', m.policies_narrow({}, l), m.policies_narrow_hint({}, l))}
              </div>
            </div>
          </Stack>
        </Card>
        <Card>
          <Stack>
            <TextArea
              label={m.policies_note({}, l)}
              hint={m.policies_draft_note_hint({}, l)}
              defaultValue={defaults.note}
              {...field('note')}
            />
            <div>
              <Button type="submit" pending={isSaving}>
                {m.policies_draft_save({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Stack>
    </Form>
  )
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 border-line not-first:border-t not-first:pt-4">
      <legend className="float-left mb-2 w-full font-semibold">{legend}</legend>
      <div className={`${GRID} clear-both`}>{children}</div>
    </fieldset>
  )
}
