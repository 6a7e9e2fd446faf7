import { randomUUID } from 'node:crypto'
import type { Client } from '#tests/bench/load.ts'
import { submit as postSubmission } from '#tests/bench/scenarios.ts'
import { SAVED_ITEM, type Target } from '#tests/bench/scratch.ts'

export type Writer = Target & {
  /** The figure that the server last confirmed; null before the first. */
  confirmed: number | null
  /** What was saved last leaves the item complete: submitting is possible. */
  isComplete: boolean
  isBusy: boolean
  isSubmitted: boolean
}

/** One supplier saves the next figure on top of the revision it knows. */
export async function save(client: Client, origin: string, writer: Writer, figure: number) {
  writer.isBusy = true
  const values = { status: 'yes', electricity: figure, energy: figure }
  const changes = [{ itemCode: SAVED_ITEM, baseRev: writer.rev, values }]
  const reply = await client
    .ask(`/api/assessments/${writer.assessmentId}/answers`, {
      method: 'POST',
      headers: { cookie: writer.cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ key: randomUUID(), changes }),
    })
    .finally(() => (writer.isBusy = false))
  if (reply.status !== 200 || !/"status":"saved"/.test(reply.body))
    return `save answered ${reply.status}: ${reply.body.slice(0, 200)}`
  writer.rev += 1
  writer.isComplete = /"isComplete":true/.test(reply.body)
  writer.confirmed = figure
  return null
}

export async function submit(client: Client, origin: string, writer: Writer) {
  writer.isSubmitted = true
  const { status } = await postSubmission(client, origin, writer)
  return status === 302 ? null : `submission answered ${status}`
}

export async function look(client: Client, cookie: string, path: string) {
  const { status } = await client.ask(path, { headers: { cookie } })
  return status === 200 ? null : `${path.replace(/[\w-]{20,}/g, ':id')} answered ${status}`
}
