import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '#app/accounts/roles.ts'
import { createSession } from '#db/factories/index.ts'
import type { Portal } from './portal.ts'

/** An item with two figures that nothing ties together: every save writes the same one into both. */
export const STORM_ITEM = 'ENV-08'

const Saved = z.object({ results: z.tuple([z.object({ status: z.literal('saved'), rev: z.number() })]) })

export type Writer = { person: Actor; assessmentId: string }
/** The last save of a writer that the server confirmed. */
export type Acknowledged = { figure: number; rev: number }

/**
 * Every writer saves the next figure as soon as the last one is confirmed, until the server is gone. `onSaved`
 * is told how many saves have been confirmed altogether.
 */
export async function stormOfSaves(
  portal: Portal,
  writers: readonly Writer[],
  onSaved: (count: number) => void,
) {
  let count = 0
  async function write({ person, assessmentId }: Writer): Promise<Acknowledged> {
    const session = createSession(portal.db, person)
    let last: Acknowledged = { figure: 0, rev: 0 }
    for (;;) {
      const saved = await saveFigure(portal, session, assessmentId, {
        figure: last.figure + 1,
        rev: last.rev,
      })
      if (!saved) return last
      last = saved
      onSaved(++count)
    }
  }
  return Promise.all(writers.map(write))
}

/** Saves one figure; null when the server is not there to confirm it. */
async function saveFigure(
  portal: Portal,
  session: string,
  assessmentId: string,
  { figure, rev }: Acknowledged,
) {
  const values = { electricity: figure, energy: figure }
  const response = await fetch(`${portal.origin}/api/assessments/${assessmentId}/answers`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: portal.origin, Cookie: `sid=${session}` },
    body: JSON.stringify({ key: randomUUID(), changes: [{ itemCode: STORM_ITEM, baseRev: rev, values }] }),
  })
    .then(async answer => ({ status: answer.status, body: await answer.text() }))
    .catch(() => null)
  if (!response) return null
  if (response.status !== 200) throw new Error(`save answered ${response.status}: ${response.body}`)
  return { figure, rev: Saved.parse(JSON.parse(response.body)).results[0].rev }
}

const StoredAnswer = z.object({ rev: z.number(), values: z.string() })
const Figures = z.object({ electricity: z.number(), energy: z.number() })

/** What the database holds for a writer. */
export function storedFigures({ raw }: Portal, { assessmentId }: Writer) {
  const row = raw
    .prepare('select rev, "values" from answers where assessment_id = ? and item_code = ?')
    .get(assessmentId, STORM_ITEM)
  const { rev, values } = StoredAnswer.parse(row)
  return { rev, ...Figures.parse(JSON.parse(values)) }
}

/** Saves of the item that the history tells of. */
export function recordedSaves({ raw }: Portal, { assessmentId }: Writer) {
  return Number(
    raw
      .prepare(`select count(*) from events where assessment_id = ? and type = 'answer.saved'`)
      .pluck()
      .get(assessmentId),
  )
}
