import { randomBytes } from 'node:crypto'
import os from 'node:os'

/** A name for one run's claim on a job, told apart from every other process and machine. */
export function jobHolder(purpose: string) {
  return `${purpose} ${os.hostname()} ${process.pid} ${randomBytes(6).toString('hex')}`
}
