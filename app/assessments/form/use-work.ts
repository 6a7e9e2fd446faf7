import { useCallback, useState } from 'react'
import type { RawAnswer } from '../autosave-queue.ts'
import type { EvidenceView } from '../checklist.ts'
import { readAnswer, type ItemReading } from './item-state.ts'
import type { Section, SectionEntry } from './section.ts'

/** An item as it stands on the page, saved or not: what the figures of the section are counted from. */
export type Work = { reading: ItemReading; evidence: EvidenceView[] }

/**
 * The items of a section as they stand on the page: answers by `newestOf` where there is a newer one than the
 * page was read with, files as attached since. `version` grows when answers were replaced from outside the
 * form (put back from an earlier visit, taken over from a colleague): they are read again then.
 */
export function useWork(
  section: Section,
  newestOf: (itemCode: string) => RawAnswer | SectionEntry['answer'] | undefined,
  version: number,
) {
  const { context } = section
  const answered = section.entries.map(entry => {
    const answer = newestOf(entry.item.code)
    return answer ? { ...entry, answer } : entry
  })
  const [work, setWork] = useState(() => workOf(answered, context, {}))
  const [read, setRead] = useState(version)
  if (read !== version) {
    setRead(version)
    setWork(workOf(answered, context, work))
  }
  const entries = answered.map(entry => {
    const evidence = work[entry.item.code]?.evidence ?? entry.evidence
    return evidence === entry.evidence ? entry : { ...entry, evidence }
  })
  const change = useCallback((code: string, part: Partial<Work>) => {
    setWork(all => {
      const known = all[code]
      return known ? { ...all, [code]: { ...known, ...part } } : all
    })
  }, [])
  return {
    entries,
    work,
    setReading: useCallback((code: string, reading: ItemReading) => change(code, { reading }), [change]),
    setEvidence: useCallback(
      (code: string, evidence: EvidenceView[]) => change(code, { evidence }),
      [change],
    ),
  }
}

function workOf(
  entries: readonly SectionEntry[],
  context: Section['context'],
  before: Readonly<Record<string, Work>>,
): Record<string, Work> {
  return Object.fromEntries(
    entries.map(({ item, answer, evidence }) => [
      item.code,
      { reading: readAnswer(item, answer, context), evidence: before[item.code]?.evidence ?? evidence },
    ]),
  )
}
