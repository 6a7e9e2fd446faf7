import type { AnswerValues, RowValue } from '#app/questionnaires/answers.ts'
import type { ConflictKind } from './vocabulary.ts'

export type DeclaredGift = { heldOn: string | null; item: string; value: number | null; person: string }
export type DeclaredConflict = {
  kind: ConflictKind
  party: string
  relation: string
  ourPerson: string
  since: string
}

/** Answers of the integrity questionnaire by item code. */
export type DeclaredAnswers = Readonly<Record<string, AnswerValues | undefined>>

/** Where the questionnaire asks for conflicts: item, field of rows, and the column that names the party. */
const CONFLICT_FIELDS: readonly { kind: ConflictKind; item: string; field: string; party: string }[] = [
  { kind: 'relation', item: 'INT-07', field: 'relations', party: 'person' },
  { kind: 'affiliate', item: 'INT-08', field: 'parties', party: 'party' },
  { kind: 'intermediary', item: 'INT-11', field: 'parties', party: 'party' },
]
/** What else a row says of the relation, in the order of the questionnaire's columns. */
const RELATION_COLUMNS = ['relation', 'role', 'service', 'commission', 'note']

/** Gifts out of the rows of INT-05; rows in which nothing was entered are left out. */
export function declaredGifts(answers: DeclaredAnswers): DeclaredGift[] {
  return rowsOf(answers['INT-05'], 'gifts')
    .map(row => ({
      heldOn: textOf(row.held_on) || null,
      item: textOf(row.item),
      value: typeof row.value === 'number' ? row.value : null,
      person: textOf(row.person),
    }))
    .filter(({ item, person }) => item !== '' || person !== '')
}

/** Conflicts out of the rows of INT-07, INT-08 and INT-11, each once however often it was entered. */
export function declaredConflicts(answers: DeclaredAnswers): DeclaredConflict[] {
  const all = CONFLICT_FIELDS.flatMap(({ kind, item, field, party }) =>
    rowsOf(answers[item], field).map(row => ({
      kind,
      party: textOf(row[party]),
      relation: RELATION_COLUMNS.map(column => textOf(row[column]))
        .filter(Boolean)
        .join(' · '),
      ourPerson: textOf(row.our_person),
      since: textOf(row.since),
    })),
  )
  const named = all.filter(({ party, ourPerson }) => party !== '' || ourPerson !== '')
  return [...new Map(named.map(each => [conflictKey(each), each])).values()]
}

/** Equal for one and the same relation, declared this year and last. */
export function conflictKey({
  kind,
  party,
  ourPerson,
}: Pick<DeclaredConflict, 'kind' | 'party' | 'ourPerson'>) {
  return JSON.stringify([kind, plainOf(party), plainOf(ourPerson)])
}

function rowsOf(values: AnswerValues | undefined, field: string): RowValue[] {
  const rows = values?.[field]
  return Array.isArray(rows) ? rows : []
}

function textOf(value: string | number | null | undefined) {
  return value === null || value === undefined ? '' : String(value).trim()
}

function plainOf(text: string) {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}
