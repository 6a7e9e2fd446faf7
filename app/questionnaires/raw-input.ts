/** A tick box as a form (`on`) or JSON (`true`) says it. */
export function isTicked(raw: unknown) {
  return raw === true || raw === 'on' || raw === 'true'
}

export function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}

/** An own property; inherited ones (`constructor`, `__proto__`) are nobody's input. */
export function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
