import type { Random } from './random.ts'

/** Plausible figures of a factory for fields that are recorded but do not score, by unit and field. */
type Draw = (random: Random, headcount: number) => number

const BY_FIELD: Record<string, Draw> = {
  'SOC-06.max_weekly_hours': random => random.between(44, 60),
  'SOC-09.hazards_found': (random, headcount) => 2 + random.between(0, headcount / 12),
  'ENV-05.recycled': random => random.between(35, 90),
  'ENV-10.target_year': random => random.int(2028, 2040),
  'ENV-11.new_energy_vehicles': random => random.between(0, 60),
  'ENV-12.recycled_content': random => random.between(0, 40),
  'EXT-02.assessed_share': random => random.between(30, 90),
}

const BY_UNIT: Record<string, Draw> = {
  '%': random => random.between(80, 100),
  'hours per week': random => random.between(40, 58),
  'm³': (random, headcount) => headcount * random.between(20, 70),
  t: (random, headcount) => headcount * random.between(0.1, 0.8),
  kg: (random, headcount) => headcount * random.between(0.5, 4),
  MWh: (random, headcount) => headcount * random.between(4, 18),
  tce: (random, headcount) => headcount * random.between(0.6, 3),
  tCO2e: (random, headcount) => headcount * random.between(1, 9),
  CNY: random => random.int(0, 20) * 5000,
  PPM: random => random.int(20, 900),
  days: random => random.between(1, 8),
}

/** Numbers of cases, incidents and the like: nearly always none. */
const RARE_CASES: Draw = random => (random.chance(0.06) ? random.int(1, 3) : 0)
const SOME_NUMBER: Draw = random => random.between(10, 100)

type Measure = { type: 'number' | 'count'; unit: string; min: number; max: number; decimals: number }

/** A figure within the field's limits and decimals. `place` is the item and field, such as `ENV-05.waste`. */
export function drawMeasurement(random: Random, place: string, headcount: number, measure: Measure) {
  const fallback = measure.type === 'count' ? RARE_CASES : (BY_UNIT[measure.unit] ?? SOME_NUMBER)
  const drawn = (BY_FIELD[place] ?? fallback)(random, headcount)
  return roundTo(Math.min(measure.max, Math.max(measure.min, drawn)), measure.decimals)
}

export function roundTo(value: number, decimals: number) {
  return Number(value.toFixed(decimals))
}
