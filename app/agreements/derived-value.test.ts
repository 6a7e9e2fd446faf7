import { expect, test } from 'vitest'
import { derivedValue, type AgreementStanding } from './derived-value.ts'

const one = (state: AgreementStanding[number]['state'], isOverdue = false) => ({ state, isOverdue })

test.each<[string, AgreementStanding, string | null, string | null]>([
  ['never asked', [], null, null],
  ['asked by mistake', [one('withdrawn')], null, null],
  ['asked, within the time given', [one('viewed')], 'invited', 'not_signed'],
  ['overdue', [one('invited', true)], 'declined_or_expired', 'not_signed'],
  ['signed, not counter-signed', [one('signed')], 'invited', 'not_signed'],
  ['in force', [one('active')], 'active', 'signed'],
  ['in force, asked to renew', [one('expiring'), one('invited')], 'active', 'signed'],
  ['declined', [one('declined')], 'declined_or_expired', 'not_signed'],
  ['terminated, asked again', [one('terminated'), one('invited')], 'invited', 'not_signed'],
  ['over', [one('expired'), one('lapsed')], 'declined_or_expired', 'not_signed'],
])('%s', (_, standing, integrity, nda) => {
  expect(derivedValue('agreements.integrity', standing)).toBe(integrity)
  expect(derivedValue('agreements.nda', standing)).toBe(nda)
})
