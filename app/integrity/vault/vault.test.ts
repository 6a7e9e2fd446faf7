import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { newVaultKey, readVaultKey, setVaultKey, VAULT_KEY_FILE } from './vault-key.server.ts'
import { lockText, unlockText } from './vault.server.ts'

beforeEach(() => setVaultKey(newVaultKey()))

test('a text comes back for the purpose it was encrypted for, and looks different every time', () => {
  const locked = lockText('张三 138…', 'identity:m1')
  expect(unlockText(locked, 'identity:m1')).toBe('张三 138…')
  expect(locked).not.toContain('张三')
  expect(lockText('张三 138…', 'identity:m1')).not.toBe(locked)
})

test('it opens in no other row, not with another key, and not when a character was changed', () => {
  const locked = lockText('secret', 'identity:m1')
  expect(() => unlockText(locked, 'identity:m2')).toThrow()
  const at = locked.length - 4
  const changed = locked.slice(0, at) + (locked[at] === 'A' ? 'B' : 'A') + locked.slice(at + 1)
  expect(() => unlockText(changed, 'identity:m1')).toThrow()
  setVaultKey(newVaultKey())
  expect(() => unlockText(locked, 'identity:m1')).toThrow('encrypted under another key')
})

function folder() {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'vault-'))
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }))
  return made
}

test('the key is made once, for its owner alone, and read ever after', () => {
  const where = folder()
  const database = path.join(where, 'portal.sqlite')
  const key = readVaultKey(database, null, () => false)
  expect(fs.statSync(path.join(where, VAULT_KEY_FILE)).mode & 0o777).toBe(0o600)
  expect(readVaultKey(database, null, () => true).equals(key)).toBe(true)
})

test('a lost key is never silently replaced', () => {
  expect(() => readVaultKey(path.join(folder(), 'portal.sqlite'), null, () => true)).toThrow('is missing')
})

test('the environment’s key wins; one of another length is refused', () => {
  const database = path.join(folder(), 'portal.sqlite')
  const key = newVaultKey()
  expect(readVaultKey(database, key.toString('base64'), () => true).equals(key)).toBe(true)
  expect(() => readVaultKey(database, 'c2hvcnQ=', () => true)).toThrow('32 bytes')
})
