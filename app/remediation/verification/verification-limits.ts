/** Characters of a summary of evidence, and of a verifier's reason. */
export const VERIFICATION_TEXT_MAX_LENGTH = 4000

/** A text as it is stored: trimmed and bounded. */
export function tidyText(text: string) {
  return text.trim().slice(0, VERIFICATION_TEXT_MAX_LENGTH)
}
