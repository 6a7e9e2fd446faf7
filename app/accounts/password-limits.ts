/** Characters of a password. Apart from `password-rules.ts`, whose word lists no page needs. */
export const PASSWORD_MIN_LENGTH = 12
export const PASSWORD_MAX_LENGTH = 128
