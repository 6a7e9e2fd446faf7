type Person = { id: string; name: string; email: string }

/** Shorter names stand in too many other words. */
const MIN_CHINESE = 2
const MIN_LATIN = 4

/**
 * Of these people, those whom a text names: by the full name in either order of its parts, whatever spaces, case and
 * width stand in it, or by the e-mail address. One too many is recused rather than one too few.
 */
export function namedPeople<P extends Person>(text: string, people: readonly P[]): P[] {
  const plain = plainOf(text)
  return people.filter(({ name, email }) =>
    [...namesOf(name), plainOf(email)].some(known => plain.includes(known)),
  )
}

function namesOf(name: string) {
  const parts = name.split(/[\s·,，]+/).filter(Boolean)
  const orders = [plainOf(parts.join('')), plainOf(parts.toReversed().join(''))]
  return orders.filter(known => known.length >= (/\p{Script=Han}/u.test(known) ? MIN_CHINESE : MIN_LATIN))
}

function plainOf(text: string) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·,，]/g, '')
}
