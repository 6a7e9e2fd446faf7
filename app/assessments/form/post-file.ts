import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { EvidenceView } from '../checklist.ts'
import type { UploadProblem } from './use-upload.ts'

/** Fetched with the first file: sends one file and tells how far it is, a share from 0 to 1. Never rejects. */
export async function postFile(
  address: string,
  file: File,
  onShare: (share: number) => void,
  l: LocaleOption,
): Promise<{ evidence: EvidenceView[]; problems: UploadProblem[] }> {
  const body = new FormData()
  body.set('file', file)
  return readUploadReply(await postWithProgress(address, body, onShare), file.name, l)
}

/** Takes a file back; answers what went wrong, null when nothing did. */
export async function takeBackFile(address: string, l: LocaleOption): Promise<string | null> {
  const headers = { Accept: 'application/json' }
  const response = await fetch(`${address}/removal`, { method: 'POST', headers }).catch(() => null)
  return response?.ok ? null : failureText(response?.status ?? 0, l)
}

type Reply = { status: number; body: unknown }

/** `fetch` cannot tell how far an upload is; this can. Never rejects: status 0 is a broken line. */
function postWithProgress(address: string, body: FormData, onShare: (share: number) => void): Promise<Reply> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = event => onShare(event.total === 0 ? 0 : event.loaded / event.total)
    request.onloadend = () => resolve({ status: request.status, body: request.response as unknown })
    request.send(body)
  })
}

function readUploadReply({ status, body }: Reply, fileName: string, l: LocaleOption) {
  const reply = (typeof body === 'object' && body !== null ? body : {}) as {
    evidence?: EvidenceView[]
    problems?: UploadProblem[]
  }
  const evidence = reply.evidence ?? []
  const problems = reply.problems ?? []
  const isUnexplained = evidence.length === 0 && problems.length === 0
  if (isUnexplained) return { evidence, problems: [{ fileName, text: failureText(status, l) }] }
  // What is refused before it is read is named by nobody else.
  return {
    evidence,
    problems: problems.map(problem => ({ ...problem, fileName: problem.fileName || fileName })),
  }
}

/** What the server says nothing about. Status 0 is a broken line. */
function failureText(status: number, l: LocaleOption) {
  if (status === 401) return m.checklist_upload_signed_out({}, l)
  return status === 0 ? m.checklist_upload_offline({}, l) : m.checklist_upload_failed({}, l)
}
