import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { acting } from '#db/factories/index.ts'
import { decideProposal } from './decide.server.ts'
import { findDecision } from './find-measures.server.ts'
import { minutesPdf } from './minutes-pdf.server.ts'
import { minutesResponse } from './minutes-response.server.ts'
import { onDay, openMeasures, publishGrade } from './measures.test-support.ts'
import { proposeDecision } from './propose.server.ts'

function decided() {
  const measures = openMeasures()
  const { db, supplier, procurement, committee } = measures
  const { digest } = publishGrade(measures, supplier, 'D', onDay(0))
  const proposal = {
    supplierId: supplier.id,
    kind: 'eliminate',
    reason: '隐患至今未消除',
    days: null,
  } as const
  const made = proposeDecision(db, acting(procurement, onDay(1)), proposal)
  if (!made.ok) throw new Error(made.refusal.code)
  decideProposal(db, acting(committee, onDay(2)), made.id, { verdict: 'approved', reason: '同意取消' })
  return { ...measures, id: made.id, digest }
}

test.each(['zh-CN', 'en'] as const)('the minutes in %s say who, why and on which receipt', async locale => {
  const { db, id, viewer, supplier, procurement, committee, digest } = decided()
  const found = findDecision(db, viewer, id, onDay(3))
  if (!found) throw new Error('no decision')
  const file = await minutesPdf({ decision: found.found, organisation: 'X', printedAt: onDay(3) }, { locale })
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: file })
    .toString()
    .replace(/\s+/g, '')
  const words = [
    supplier.nameZh,
    supplier.nameEn,
    procurement.name,
    committee.name,
    digest,
    '隐患至今未消除',
    '同意取消',
  ]
  for (const each of words) expect(text).toContain(each.replace(/\s+/g, ''))
})

test('they are there for the buyer alone', async () => {
  const { db, id, viewer, owner } = decided()
  const asked = { locale: 'zh-CN', nonce: 'n', now: onDay(3) } as const
  const response = await minutesResponse(db, viewer, id, asked)
  expect(response.headers.get('Content-Type')).toBe('application/pdf')
  expect((await minutesResponse(db, owner, id, asked)).status).toBe(404)
})
