import { GRADES, type Grade } from '#app/grading/grades.ts'
import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'

/** `null` stands for every grade. */
export type PreviewSearch = { campaignId: string | null; from: Grade | null; to: Grade | null; page: number }

/** Reads an address's search parameters; whatever is not understood is left out. */
export function readPreviewSearch(params: URLSearchParams): PreviewSearch {
  return {
    campaignId: params.get('campaign'),
    from: oneOf(GRADES, params.get('from')),
    to: oneOf(GRADES, params.get('to')),
    page: readPage(params),
  }
}

export function previewHref(path: string, { campaignId, from, to, page }: Partial<PreviewSearch>) {
  const given: [string, string | number | null | undefined][] = [
    ['campaign', campaignId],
    ['from', from],
    ['to', to],
    ['page', page === 1 ? null : page],
  ]
  const params = new URLSearchParams(
    given.flatMap(([name, value]): [string, string][] => (value ? [[name, String(value)]] : [])),
  )
  return params.size > 0 ? `${path}?${params}` : path
}
