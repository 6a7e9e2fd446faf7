/** Characters that nobody sees: zero-width and direction marks, the byte-order mark, soft hyphens, controls. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[^\P{Cc}\t\r\n]/gu
const WHITE_SPACE = /[\s\u00a0\u3000]+/gu
/** What an office program shows where a formula has failed. */
const FORMULA_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/i

/** Stands before a text that a spreadsheet would take for a formula, as files of ours have it, too. */
const GUARD = /^'(?=[=+\-@＝＋－＠])/u

/** A cell as a person reads it: one line, no invisible characters, single spaces, none around. */
export function cleanCell(text: string) {
  return text.replace(INVISIBLE, '').replace(WHITE_SPACE, ' ').trim().replace(GUARD, '')
}

/** The same with its line breaks, for notes. */
export function cleanLines(text: string) {
  return text
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
    .replace(GUARD, '')
}

/** Codes, numbers and addresses: full-width digits, letters and signs as their plain forms. */
export function cleanCode(text: string) {
  return cleanCell(text.normalize('NFKC'))
}

/** What two spellings of the same word have in common: plain forms, lower case, letters and digits only. */
export function foldWord(text: string) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

export function isFormulaError(text: string) {
  return FORMULA_ERROR.test(text)
}

/** The parts of a cell that holds several values. */
export function splitList(text: string) {
  return text
    .split(/[;；、,，\n|｜]/u)
    .map(cleanCell)
    .filter(Boolean)
}
