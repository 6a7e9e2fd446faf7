export const ITEM_FIELD = 'item'
export const commentName = (code: string) => `comment.${code}`

export type PostedReturns = { items: { code: string; comment: string }[]; comments: Record<string, string> }

/** Reads the ticked items with their comments, and every comment as typed, to be shown again. */
export function readReturns(form: FormData): PostedReturns {
  const comments = new Map<string, string>()
  for (const [name, value] of form)
    if (name.startsWith('comment.') && typeof value === 'string')
      comments.set(name.slice('comment.'.length), value)
  const codes = form.getAll(ITEM_FIELD).filter(value => typeof value === 'string')
  return {
    items: codes.map(code => ({ code, comment: comments.get(code) ?? '' })),
    comments: Object.fromEntries(comments),
  }
}
