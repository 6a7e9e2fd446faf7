import type { FileProblem, StoredFile } from '#app/assessments/evidence-store.server.ts'
import { receiveEvidence } from '#app/assessments/receive-evidence.server.ts'
import type { ReceivedForm } from '#app/assessments/receive-multipart.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { addActionFile, roomForActionFiles } from './action-files.server.ts'
import type { ActionFileRefusal } from './refusal.ts'

export type FileTrouble = { fileName: string; code: FileProblem | ActionFileRefusal['code'] | 'failed' }
export type ReceivedEvidence = { form: FormData; troubles: FileTrouble[] }

/**
 * Reads what a supplier posts about an action and attaches its files at once, so that none is lost when something else is
 * wrong with the form. Hands the rest to `take`; bytes that no record rests on afterwards leave the disk again.
 */
export async function receiveEvidenceForm<T>(
  db: Db,
  context: ActionContext,
  request: Request,
  actionId: string,
  take: (received: ReceivedEvidence) => T,
): Promise<T> {
  const room = roomForActionFiles(db, context, actionId)
  return receiveEvidence(
    db,
    request,
    () => room,
    received => take(attach(db, context, actionId, received)),
  )
}

function attach(
  db: Db,
  context: ActionContext,
  actionId: string,
  { fields, files, problem }: ReceivedForm,
): ReceivedEvidence {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const troubles = files.flatMap((file): FileTrouble[] => {
    if ('problem' in file) return [{ fileName: file.fileName, code: file.problem }]
    return attachOne(db, context, actionId, file.stored)
  })
  if (problem) troubles.push({ fileName: '', code: problem === 'too-large' ? 'too-large' : 'failed' })
  return { form, troubles }
}

function attachOne(db: Db, context: ActionContext, actionId: string, stored: StoredFile): FileTrouble[] {
  const added = addActionFile(db, context, actionId, stored)
  return added.ok ? [] : [{ fileName: stored.fileName, code: added.refusal.code }]
}
