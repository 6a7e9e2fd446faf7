let last = 0

/** A number no other record of this run has, for codes and addresses that must be unique. */
export function nextNumber() {
  last += 1
  return last
}

/** When made records come to be, unless said otherwise: a working morning in China. */
export const MADE_AT = new Date('2026-03-02T01:00:00Z')
