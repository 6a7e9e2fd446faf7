import { useRef, useState } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
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
    const onShare = (share: number) =>
      setUploads(all => all.map(upload => (upload.id === id ? { ...upload, share } : upload)))
    const sender = await fetchSender()
    const reply = await sender?.postFile(uploadAddress, file, onShare, l)
    setUploads(all => all.filter(upload => upload.id !== id))
    if (!reply) return setProblems(all => [...all, offline(file.name)])
    if (reply.evidence.length > 0) onAdded(reply.evidence)
    if (reply.problems.length > 0) setProblems(all => [...all, ...reply.problems])
  }

  async function remove(id: string, fileName: string) {
    setProblems([])
    const sender = await fetchSender()
    if (!sender) return setProblems([offline(fileName)])
    const text = await sender.takeBackFile(`${address}/${id}`, l)
    if (text === null) onRemoved(id)
    else setProblems([{ fileName, text }])
  }

  function offline(fileName: string): UploadProblem {
    return { fileName, text: m.checklist_comment_cut_off({}, l) }
  }

  return { uploads, problems, add, remove }
}

/** What sends files is fetched when the first one is chosen; null while the line is broken. */
function fetchSender() {
  return import('./post-file.ts').catch(() => null)
}
