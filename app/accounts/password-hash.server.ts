import { hash, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'

/** OWASP's smallest recommended argon2id setting (the library's algorithm by default): about 20 ms of work. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1

/** Argon2id in PHC form. Slow on purpose and asynchronous: hash before a transaction, never inside one. */
export function hashPassword(password: string): Promise<string> {
  return hash(prepare(password), { memoryCost: MEMORY_KIB, timeCost: PASSES, parallelism: LANES })
}

/** Does the password belong to the stored hash? Without a hash it takes the same time and answers no. */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  const isMatch = await verify(passwordHash ?? (await hashOfNobody), prepare(password))
  return isMatch && passwordHash !== null
}

/** The same text typed on another keyboard must give the same bytes. */
function prepare(password: string) {
  return password.normalize('NFKC')
}

const hashOfNobody = hashPassword(randomBytes(32).toString('base64'))
