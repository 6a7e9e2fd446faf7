import { expect, type Locator, type Page } from '@playwright/test'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import type {
  AnswerValues,
  CertificateValue,
  FieldValue,
  ItemAnswer,
  RowValue,
} from '#app/questionnaires/answers.ts'
import type { Field, FieldOf, Item } from '#app/questionnaires/content-schema.ts'
import type { SampleFile } from './sample-files.ts'

type Plain =
  | Exclude<Field, { type: 'certificate' | 'rows' | 'derived' }>
  | (FieldOf<'derived'>['as'] & Pick<Field, 'label'>)

/** The part of a section page that asks one item. */
export function itemOn(page: Page, item: Item, locale: Locale) {
  return page.getByRole('article', { name: item.question[locale], exact: true })
}

/** Enters an answer by label, field after field, as a person would. */
export async function fillItem(page: Page, item: Item, answer: ItemAnswer, locale: Locale) {
  const article = itemOn(page, item, locale)
  if (answer.notApplicable) {
    await article.getByLabel(m.checklist_not_applicable({}, { locale }), { exact: true }).check()
    const reason = article.getByLabel(m.checklist_not_applicable_reason({}, { locale }), { exact: true })
    return reason.fill(answer.notApplicable.reason)
  }
  await fillFields(article, item, answer.values, locale)
}

/** The same for the inputs of an item wherever they stand. */
export async function fillFields(scope: Locator, { fields }: Item, values: AnswerValues, locale: Locale) {
  for (const field of fields) {
    const value = values[field.id]
    if (value !== undefined && value !== null) await fillField(scope, field, value, locale)
  }
}

/** Attaches a file and waits until it is listed. */
export async function attachTo(article: Locator, file: SampleFile, locale: Locale) {
  await evidenceInput(article, locale).setInputFiles(file)
  await expect(article.getByRole('link', { name: file.name })).toBeVisible()
}

export function evidenceInput(article: Locator, locale: Locale) {
  const labels = [m.checklist_evidence({}, { locale }), m.checklist_evidence_required({}, { locale })]
  return article.getByLabel(new RegExp(`^(?:${labels.map(escaped).join('|')})$`))
}

async function fillField(scope: Locator, field: Field, value: FieldValue, locale: Locale) {
  if (field.type === 'certificate') return fillCertificates(scope, field, value as CertificateValue, locale)
  if (field.type === 'rows') return fillRows(scope, field, value as RowValue[], locale)
  const plain: Plain = field.type === 'derived' ? { ...field.as, label: field.label } : field
  return fillPlain(scope, plain, String(value), locale)
}

async function fillPlain(scope: Locator, field: Plain, value: string, locale: Locale) {
  const label = field.label[locale]
  if (field.type !== 'choice') return scope.getByLabel(labelled(withUnit(field, locale), locale)).fill(value)
  const option = field.options.find(each => each.value === value)
  return radio(scope, label, option?.label[locale] ?? value, locale).check()
}

async function fillCertificates(
  article: Locator,
  field: FieldOf<'certificate'>,
  { status, certificates }: CertificateValue,
  locale: Locale,
) {
  const label = field.statuses.find(each => each.value === status)?.label[locale] ?? ''
  await radio(article, field.label[locale], label, locale).check()
  for (const [index, paper] of certificates.entries()) {
    if (index > 0)
      await article.getByRole('button', { name: m.checklist_add_certificate({}, { locale }) }).click()
    const group = record(article, m.checklist_certificate_n({ position: String(index + 1) }, { locale }))
    const type = field.certificateTypes?.find(each => each.value === paper.type)
    if (type)
      await group
        .getByLabel(m.checklist_certificate_type({}, { locale }), { exact: true })
        .selectOption({ label: type.label[locale] })
    const texts: [string, string | null][] = [
      [m.checklist_certificate_number({}, { locale }), paper.number],
      [m.checklist_certificate_issuer({}, { locale }), paper.issuer],
      [m.checklist_certificate_valid_from({}, { locale }), paper.validFrom],
      [m.checklist_certificate_valid_to({}, { locale }), paper.validTo],
      [m.checklist_certificate_scope({}, { locale }), paper.scope],
      [m.checklist_certificate_site({}, { locale }), paper.site],
    ]
    for (const [name, text] of texts) if (text) await group.getByLabel(labelled(name, locale)).fill(text)
  }
}

async function fillRows(article: Locator, field: FieldOf<'rows'>, rows: RowValue[], locale: Locale) {
  const table = article.getByRole('group', { name: field.label[locale] })
  for (const [index, row] of rows.entries()) {
    if (index > 0) await table.getByRole('button', { name: m.checklist_add_row({}, { locale }) }).click()
    const group = record(table, m.checklist_row_n({ position: String(index + 1) }, { locale }))
    for (const column of field.columns) {
      const value = row[column.id]
      if (value === undefined || value === null) continue
      const input = group.getByLabel(labelled(withUnit(column, locale), locale))
      if (column.type !== 'choice') await input.fill(String(value))
      else
        await input.selectOption({
          label: column.options.find(option => option.value === value)?.label[locale] ?? '',
        })
    }
  }
}

function record(scope: Locator, name: string) {
  return scope.getByRole('group', { name, exact: true })
}

function radio(scope: Locator, legend: string, option: string, locale: Locale) {
  return scope
    .getByRole('group', { name: labelled(legend, locale) })
    .getByRole('radio', { name: option, exact: true })
}

function withUnit(field: Pick<Field, 'label'> & { unit?: Field['label'] }, locale: Locale) {
  const label = field.label[locale]
  return field.unit ? m.checklist_label_with_unit({ label, unit: field.unit[locale] }, { locale }) : label
}

/** A label as it stands, or marked as optional. */
function labelled(label: string, locale: Locale) {
  return new RegExp(`^${escaped(label)}(?:${escaped(m.form_optional({}, { locale }).trim())}|\\s)*$`)
}

function escaped(text: string) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
