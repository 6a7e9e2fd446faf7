import { useState } from 'react'
import { isRecord } from '#app/questionnaires/raw-input.ts'

export type FormRecord = { index: number; values: Record<string, unknown> }

/** The records of a repeatable field as the form shows them. Indexes are never used twice; gaps are fine. */
export function useRecords(value: unknown) {
  const [records, setRecords] = useState<FormRecord[]>(() => recordsOf(value))
  const next = records.reduce((highest, record) => Math.max(highest, record.index), -1) + 1
  return {
    records,
    /** Index of one empty record more, for pages without JavaScript. */
    spare: next,
    add: () => setRecords([...records, { index: next, values: {} }]),
    remove: (index: number) => setRecords(records.filter(record => record.index !== index)),
  }
}

/** At least one record, so that there is something to fill in. */
function recordsOf(value: unknown): FormRecord[] {
  const stored = Array.isArray(value) ? value.filter(isRecord) : []
  const shown = stored.length > 0 ? stored : [{}]
  return shown.map((values, index) => ({ index, values }))
}
