import { checkCharacter } from '#app/suppliers/credit-code.ts'
import type { Random } from './random.ts'

const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const DIGITS = '0123456789'

/** An invented unified social credit code of an enterprise with correct check characters (GB 32100, GB 11714). */
export function makeCreditCode(random: Random, divisionCode: string) {
  const body = `MA${Array.from({ length: 6 }, () => random.pick([...DIGITS])).join('')}`
  const first17 = `91${divisionCode}${body}${organisationCheck(body)}`
  return first17 + checkCharacter(first17)
}

/** Nine digits, as a DUNS number has. */
export function makeForeignNumber(random: Random) {
  return String(random.int(600_000_000, 699_999_999))
}

function organisationCheck(body: string) {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * ORGANISATION_ALPHABET.indexOf(body.charAt(index)),
    0,
  )
  const rest = 11 - (sum % 11)
  return rest === 11 ? '0' : rest === 10 ? 'X' : String(rest)
}
