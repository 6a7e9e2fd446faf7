import { GRADES } from '#app/grading/grades.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CLASS_LABELS } from '#app/suppliers/labels.ts'
import { NumberLink } from '#app/ui/NumberLink.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { GradeBasis } from '../population-search.ts'
import type { ClassRow } from './grade-figures.ts'
import { SPEND_FILTER_LABELS } from './labels.ts'
import { resultsHref } from './result-search.ts'

/** Grades by how much a supplier matters: its class, and what is spent there. */
export function ClassTable({
  campaignId,
  rows,
  basis,
}: {
  campaignId: string
  rows: ClassRow[]
  basis: GradeBasis
}) {
  const l = useLocale()
  return (
    <Table caption={m.board_classes({}, l)} narrow>
      <thead>
        <tr>
          <Th>{m.board_class({}, l)}</Th>
          <Th>{m.board_spend({}, l)}</Th>
          {GRADES.map(grade => (
            <Th key={grade} numeric>
              {grade}
            </Th>
          ))}
          <Th numeric>{m.board_graded({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ supplierClass, spend, grades, graded }, at) => {
          const isSameClass = rows[at - 1]?.supplierClass === supplierClass
          const [className, spendName] = [
            CLASS_LABELS[supplierClass]({}, l),
            SPEND_FILTER_LABELS[spend]({}, l),
          ]
          const search = { basis, supplierClass, spend }
          return (
            <tr key={`${supplierClass} ${spend}`}>
              <Td>
                {isSameClass ? (
                  <span className="sr-only">{className}</span>
                ) : (
                  <span className="font-medium">{className}</span>
                )}
              </Td>
              <Td>{spendName}</Td>
              {GRADES.map(grade => (
                <Td key={grade} numeric>
                  <NumberLink
                    value={grades[grade]}
                    to={resultsHref(campaignId, { ...search, grade })}
                    label={`${className}, ${spendName}, ${grade}`}
                  />
                </Td>
              ))}
              <Td numeric>
                <NumberLink
                  value={graded}
                  to={resultsHref(campaignId, search)}
                  label={`${className}, ${spendName}`}
                />
              </Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
