import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LocaleContext } from '#app/i18n/use-locale.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { Derivation, type DerivationProps } from './Derivation.tsx'
import { pathFrom } from './path.ts'
import type { GradingPolicy, GradingResult, ItemLine } from './types.ts'

const POLICY: GradingPolicy = {
  version: '2026.1',
  thresholds: { A: 85, B: 70, C: 60 },
  caps: { zeroTolerance: 'D', critical: 'C' },
  dimensionFloors: {},
  narrowBasisBelow: 40,
}

test('shows the score, what every item won and lost, and the sum behind it', () => {
  const html = render('en')
  expect(html).toContain(
    'Score = 100 × points won ÷ points that apply = 100 × 15 ÷ 20 = 75, rounded half up to 75.0.',
  )
  expect(html).toContain('Question SOC-01')
  expect(html).toContain('−5')
  expect(html).toContain(
    'Items left out of the sum because they do not apply or were not provided by choice: 1.',
  )
})

test('names the finding that limits the grade, and the step that would lift it', () => {
  const html = render('en')
  expect(html).toContain('Forced labour found')
  expect(html).toContain('By score alone: B. This makes it D')
  expect(html).toContain('To be resolved: Forced labour found')
})

test('shows what the reviewer changed and why', () => {
  expect(render('en')).toContain('Corrected in the review')
  expect(render('en')).toContain('The record covers half a year')
})

test('says which dimensions the policy weighs, and nothing where it weighs none', () => {
  expect(render('en', { ...POLICY, dimensionWeights: { SOC: 1.5, ENV: 1 } })).toContain(
    'The points of Social × 1.5 are already weighted',
  )
  expect(render('en')).not.toContain('weighted')
})

test('speaks Chinese to Chinese readers', () => {
  const html = render('zh-CN')
  expect(html).toContain(
    '得分 = 100 × 已得分 ÷ 适用项满分 = 100 × 15 ÷ 20 = 75，四舍五入保留一位小数为 75.0。',
  )
  expect(html).toContain('按得分为 B，因此降为 D')
})

function render(locale: Locale, policy = POLICY) {
  const props: DerivationProps = {
    result: RESULT,
    policy,
    path: pathFrom(RESULT, policy, 'C'),
    dimensions: { SOC: 'Social', ENV: 'Environment' },
    items: {
      'SOC-01': { question: 'Question SOC-01', triggers: { forced_labour: 'Forced labour found' } },
      'SOC-02': { question: 'Question SOC-02', reason: 'The record covers half a year' },
      'ENV-01': { question: 'Question ENV-01' },
    },
  }
  return renderToStaticMarkup(
    <LocaleContext.Provider value={{ locale }}>
      <Derivation {...props} />
    </LocaleContext.Provider>,
  )
}

function line(code: string, won: number, rest: Partial<ItemLine> = {}): ItemLine {
  const dimension = code.slice(0, 3)
  const base = {
    code,
    dimension,
    points: 10,
    applicable: true,
    status: 'scored' as const,
    fields: [],
    verdict: null,
  }
  return { ...base, factor: won / 10, won, lost: 10 - won, ...rest }
}

const RESULT: GradingResult = {
  score: 75,
  uncappedGrade: 'B',
  grade: 'D',
  points: { applicable: 20, won: 15 },
  applicableItems: 2,
  totalItems: 3,
  narrowBasis: true,
  dimensions: [
    { code: 'SOC', points: 20, won: 15, score: 75, applicableItems: 2 },
    { code: 'ENV', points: 0, won: 0, score: null, applicableItems: 0 },
  ],
  items: [
    line('SOC-01', 10),
    line('SOC-02', 5, { verdict: 'corrected' }),
    line('ENV-01', 0, { applicable: false, status: 'not-applicable', lost: 0 }),
  ],
  triggers: [
    {
      item: 'SOC-01',
      id: 'forced_labour',
      level: 'zeroTolerance',
      source: 'answer',
      stands: true,
      reason: null,
    },
  ],
  caps: [{ cause: 'zeroTolerance', subject: 'SOC-01/forced_labour', cap: 'D' }],
}
