import { pino } from 'pino'

/** The process log: JSON lines on stdout. Never given answers, passwords, tokens or mail bodies. */
export const log = pino({ base: undefined })

/** Set once at start from the checked environment. */
export function setLogLevel(level: string) {
  log.level = level
}
