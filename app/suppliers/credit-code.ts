/** Base-31 alphabet of GB 32100-2015: letters that are easily misread (I, O, S, V, Z) are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18
const MODULUS = 31

/** Full-width characters, spaces and hyphens as people paste them; letters in upper case. */
export function normalizeCreditCode(text: string) {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/**
 * Whether `code` (normalised) is a unified social credit code: 18 characters, the last of which is the check
 * character over the other 17 with weights 3^i mod 31 (GB 32100-2015).
 */
export function isCreditCode(code: string) {
  if (code.length !== LENGTH || ![...code].every(character => ALPHABET.includes(character))) return false
  return code.at(-1) === checkCharacter(code.slice(0, LENGTH - 1))
}

/** The check character that belongs to the first 17 characters of a code. */
export function checkCharacter(first17: string) {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % MODULUS
  }
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS)
}
