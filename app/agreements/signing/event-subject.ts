/** What an event about a signing is filed under. */
export function subjectOf({ supplier }: { supplier: { id: string } }) {
  return { supplierId: supplier.id }
}

type Subject = { signing: { id: string }; template: { code: string }; version: { number: number } }

/** What every event about a signing names. */
export function factsOf({ signing, template, version }: Subject) {
  return { signingId: signing.id, code: template.code, version: version.number }
}
