import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { ImportField } from '#app/suppliers/import/fields.ts'
import { fieldLabel, subjectLabel } from '#app/suppliers/import/labels.ts'
import type { MappingProblem } from '#app/suppliers/import/read-mapping.ts'

export function mappingProblemText(problem: MappingProblem, l: LocaleOption) {
  if (problem.code === 'no-key') return m.import_columns_no_key({}, l)
  return m.import_columns_twice({ field: subjectLabel(problem.field, l) }, l)
}

export function fieldNames(fields: readonly ImportField[], l: LocaleOption) {
  return fields.map(field => fieldLabel(field, l)).join(l.locale === 'zh-CN' ? '、' : ', ')
}
