import { useRef, useState } from 'react'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { EvidenceView } from '../checklist.ts'

/** A file that was not taken, and why in words. */
export type UploadProblem = { fileName: string; text: string }
export type Upload = { id: number; fileName: string; share: number }

type Options = {
  assessmentId: string
  itemCode: string
  postedProblems: UploadProblem[] | undefined
  onAdded: (added: EvidenceView[]) => void
  onRemoved: (id: string) => void
}

/** Sends files of one item one after the other and tells how far each is; removes files. */
export function useUpload({ assessmentId, itemCode, postedProblems, onAdded, onRemoved }: Options) {
  const l = useLocale()
  const [uploads, setUploads] = useState<Upload[]>([])
  const [problems, setProblems] = useState<UploadProblem[]>(postedProblems ?? [])
  const counter = useRef(0)
  const last = useRef<Promise<void>>(Promise.resolve())
  const address = `/assessments/${assessmentId}/evidence`
  const uploadAddress = `${address}?${new URLSearchParams({ item: itemCode })}`

  function add(files: readonly File[]) {
    setProblems([])
    for (const file of files) {
      const id = ++counter.current
      setUploads(all => [...all, { id, fileName: file.name, share: 0 }])
      last.current = last.current.then(() => send(id, file))
    }
  }

  async function send(id: number, file: File) {
    const body = new FormData()
    body.set('file', file)
    const onShare = (share: number) =>
      setUploads(all => all.map(upload => (upload.id === id ? { ...upload, share } : upload)))
    const reply = await postWithProgress(uploadAddress, body, onShare)
    setUploads(all => all.filter(upload => upload.id !== id))
    const { evidence, problems } = readUploadReply(reply, file.name, l)
    if (evidence.length > 0) onAdded(evidence)
    if (problems.length > 0) setProblems(all => [...all, ...problems])
  }

  async function remove(id: string, fileName: string) {
    setProblems([])
    const headers = { Accept: 'application/json' }
    const response = await fetch(`${address}/${id}/removal`, { method: 'POST', headers }).catch(() => null)
    if (response?.ok) onRemoved(id)
    else setProblems([{ fileName, text: failureText(response?.status ?? 0, l) }])
  }

  return { uploads, problems, add, remove }
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
