import { GRADES, type Grade } from '#app/grading/grades.ts'
import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'

/** Grades that would fall, or rise. */
export const WAYS = ['down', 'up'] as const
export type Way = (typeof WAYS)[number]

/** `null` stands for every grade. */
export type PreviewSearch = {
  campaignId: string | null
  from: Grade | null
  to: Grade | null
  way: Way | null
  page: number
}

/** Reads an address's search parameters; whatever is not understood is left out. */
export function readPreviewSearch(params: URLSearchParams): PreviewSearch {
  return {
    campaignId: params.get('campaign'),
    from: oneOf(GRADES, params.get('from')),
    to: oneOf(GRADES, params.get('to')),
    way: oneOf(WAYS, params.get('way')),
    page: readPage(params),
  }
}

export function previewHref(path: string, { campaignId, from, to, way, page }: Partial<PreviewSearch>) {
  const given: [string, string | number | null | undefined][] = [
    ['campaign', campaignId],
    ['from', from],
    ['to', to],
    ['way', way],
    ['page', page === 1 ? null : page],
  ]
  const params = new URLSearchParams(
    given.flatMap(([name, value]): [string, string][] => (value ? [[name, String(value)]] : [])),
  )
  return params.size > 0 ? `${path}?${params}` : path
}
