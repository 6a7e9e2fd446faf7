import type { FileProblem, StoredFile } from '#app/assessments/evidence-store.server.ts'
import { uploadProblemText } from '#app/assessments/form/upload-problem.ts'
import { discardEvidence, receiveEvidence } from '#app/assessments/receive-evidence.server.ts'
import type { ReceivedForm } from '#app/assessments/receive-multipart.server.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import type { Db } from '#db/client.server.ts'
import { refuseTry } from './channel-throttle.server.ts'
import { withoutMetadata } from './photo-metadata.ts'
import { MAX_REPORT_FILES } from './report-form.ts'

type Problem = { fileName: string; problem: FileProblem | 'failed' }
export type Posted = { form: FormData; files: StoredFile[]; problems: Problem[] }

/**
 * Reads what a reporter posts, with its files, and hands it to `take`; bytes that no record rests on afterwards leave the
 * disk again. Too many tries from one address are refused before anything is read: `null`, with when to try again.
 */
export async function receiveReport<T>(
  db: Db,
  request: Request,
  ip: string,
  action: 'report' | 'mailbox',
  take: (posted: Posted) => T,
): Promise<{ retryAt: Date } | { answer: T }> {
  const retryAt = await refuseTry(action, ip)
  if (retryAt) {
    await discardEvidence(db, request)
    return { retryAt }
  }
  const answer = await receiveEvidence(
    db,
    request,
    () => MAX_REPORT_FILES,
    received => take(postedOf(received)),
    withoutMetadata,
  )
  return { answer }
}

function postedOf({ fields, files, problem }: ReceivedForm): Posted {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const stored = files.flatMap(file => ('stored' in file ? [file.stored] : []))
  const problems: Problem[] = files.flatMap(file =>
    'problem' in file ? [{ fileName: file.fileName, problem: file.problem }] : [],
  )
  if (problem) problems.push({ fileName: '', problem: problem === 'too-large' ? 'too-large' : 'failed' })
  return { form, files: stored, problems }
}

/** What is wrong with the files, one sentence each; null when nothing is. */
export function fileProblemText(problems: readonly Problem[], l: LocaleOption): string | null {
  const lines = problems.map(({ fileName, problem }) =>
    [fileName, uploadProblemText(problem, l)].filter(Boolean).join(l.locale === 'zh-CN' ? '：' : ': '),
  )
  return lines.length > 0 ? lines.join(' ') : null
}
