import { expect, test } from 'vitest'
import { readSupplierFilter } from '#app/suppliers/supplier-search.ts'
import { choiceFields, readPopulationChoice, type PopulationChoice } from './population-choice.ts'

test.each<PopulationChoice>([
  { supplierIds: ['a', 'b'] },
  { supplierIds: [] },
  { filter: readSupplierFilter(new URLSearchParams('q=青禾&class=1&grade=none')) },
  { filter: readSupplierFilter(new URLSearchParams()) },
])('a choice survives being posted again: %o', choice => {
  expect(readPopulationChoice(formOf(choiceFields(choice)))).toEqual(choice)
})

test('a form that says nothing chooses nobody', () => {
  expect(readPopulationChoice(formOf([['category', 'packaging']]))).toEqual({ supplierIds: [] })
})

function formOf(fields: [string, string][]) {
  const form = new FormData()
  fields.forEach(([name, value]) => form.append(name, value))
  return form
}
