/*
 * The rows of a large database as SQL. A number per supplier decides everything else about it, so that every
 * run gives the same shares; only the ids are random.
 */

const DAY_MS = 86_400_000

/** A whole number from 0 to `below` − 1 that looks random and follows from `i` and `salt`. */
function pick(below: number, salt: number, i = 'i') {
  return `((${i} * 2654435761 + ${salt} * 40503) % 1000003 % ${below})`
}

/** One of several values, by share of 100. */
function oneOf(shares: [share: number, value: string][], salt: number, i = 'i') {
  let sum = 0
  const cases = shares.map(([share, value]) => `when ${pick(100, salt, i)} < ${(sum += share)} then ${value}`)
  return `case ${cases.join(' ')} end`
}

export const NUMBERS = [
  'drop table if exists temp.large_numbers',
  'create temp table large_numbers (i integer primary key, supplier_id text not null)',
]

const CATEGORY = oneOf(
  [
    [22, "'raw-material'"],
    [14, "'outsourced-processing'"],
    [16, "'packaging'"],
    [28, "'purchased-parts'"],
    [8, "'logistics'"],
    [10, "'service'"],
    [2, "'waste-contractor'"],
  ],
  1,
)
const REGION = oneOf(
  [
    [86, "'mainland'"],
    [5, "'hk-macau-taiwan'"],
    [9, "'overseas'"],
  ],
  2,
)
const CLASS = oneOf(
  [
    [12, '1'],
    [38, '2'],
    [50, '3'],
  ],
  3,
)
const SPEND = oneOf(
  [
    [45, "'under-1m'"],
    [30, "'1m-5m'"],
    [15, "'5m-20m'"],
    [5, "'over-20m'"],
    [5, 'null'],
  ],
  4,
)
const NAME_ZH = `substr('华东南北中新海江川山', 1 + ${pick(10, 5)}, 1) || substr('青禾云汀明泰立恒远景', 1 + ${pick(10, 6)}, 1) || '示例' || i || '号有限公司'`
const NAME_EN = `'Example Supplier ' || i || ' Ltd.'`

export const SUPPLIERS = `
insert into suppliers (id, code, name_zh, name_en, region, province, category, supplier_class, is_strategic,
  is_small_firm, headcount, spend_band, status, search_text, created_at, updated_at)
select supplier_id, printf('L-%06d', i), ${NAME_ZH}, ${NAME_EN}, ${REGION}, '福建', ${CATEGORY}, ${CLASS},
  ${pick(40, 7)} = 0, ${pick(3, 8)} = 0, 20 + ${pick(480, 9)}, ${SPEND},
  case when ${pick(50, 10)} = 0 then 'suspended' else 'qualified' end,
  lower(printf('L-%06d', i) || ' ' || ${NAME_ZH} || ' ' || ${NAME_EN}), 1700000000000, 1700000000000
from large_numbers`

/** Three of a hundred suppliers have nobody, one of a hundred an address that was refused. */
export const PEOPLE = `
insert into users (id, email, name, locale, supplier_id, password_hash, created_at, undeliverable_at,
  undeliverable_reason)
select lower(hex(randomblob(11))), 'contact' || i || '@large.example', '联系人' || i,
  case when ${REGION} = 'overseas' then 'en' else 'zh-CN' end, supplier_id,
  (select password_hash from users where password_hash is not null limit 1), 1700000000000,
  case when ${pick(100, 11)} = 50 then 1750000000000 end,
  case when ${pick(100, 11)} = 50 then '550 5.1.1 no such user' end
from large_numbers where ${pick(100, 11)} >= 3`

export const ROLES = `
insert into user_roles (user_id, role)
select users.id, 'owner' from large_numbers join users on users.supplier_id = large_numbers.supplier_id`

export const SITES = `
insert into sites (id, code, name_zh, name_en, created_at)
select 'large-site-' || column1, 'LS' || column1, column2, column3, 1700000000000
from (values (1, '示例一厂', 'Example Plant 1'), (2, '示例二厂', 'Example Plant 2'), (3, '示例三厂', 'Example Plant 3'))`

export const SUPPLIER_SITES = `
insert into supplier_sites (supplier_id, site_id)
select supplier_id, 'large-site-' || (1 + ${pick(3, 12)}) from large_numbers
union
select supplier_id, 'large-site-' || (1 + ${pick(3, 13)}) from large_numbers where ${pick(3, 14)} = 0`

const SCORE = `(40 + ${pick(600, 15, '(i + :round * 7)')} / 10.0)`
const GRADE = `case when ${SCORE} >= 85 then 'A' when ${SCORE} >= 70 then 'B' when ${SCORE} >= 60 then 'C' else 'D' end`
const STATE = `case when :isOpen then ${oneOf(
  [
    [25, "'invited'"],
    [30, "'in-progress'"],
    [16, "'submitted'"],
    [8, "'under-review'"],
    [3, "'returned'"],
    [6, "'verified'"],
    [9, "'published'"],
    [3, "'exempt'"],
  ],
  16,
)} else ${oneOf(
  [
    [92, "'published'"],
    [6, "'no-response'"],
    [2, "'exempt'"],
  ],
  17,
  '(i + :round)',
)} end`
const TRIGGER = oneOf(
  [
    [92, 'null'],
    [6, "'critical'"],
    [2, "'zeroTolerance'"],
  ],
  31,
  '(i + :round)',
)
const OPENED = `(select opened_at from campaigns where id = :campaignId)`
const REPLIED = "('submitted', 'under-review', 'returned', 'verified', 'published')"
const VERIFIED = "('verified', 'published')"
const replyAt = `(opened + ${DAY_MS} + ${pick(15 * DAY_MS, 18, '(i + :round * 11)')})`

/** Parameters: `campaignId`, `round` (0 is the oldest), `isOpen` (0 or 1). */
export const ASSESSMENTS_OF_ROUND = `
insert into assessments (id, campaign_id, supplier_id, category, region, supplier_class, is_small_firm,
  spend_band, previous_id, state, due_at, extensions, asked_items, complete_items, invited_at, reached_at,
  opened_at, started_at, first_submitted_at, submitted_at, reviewer_id, verified_at, published_at,
  exempt_reason, declined_at, decline_reason, self_score, self_grade, self_trigger, verified_score, verified_grade,
  updated_at)
select lower(hex(randomblob(11))), :campaignId, id, category, region, supplier_class, is_small_firm,
  spend_band,
  (select previous.id from assessments previous where previous.supplier_id = drawn.id
    order by previous.invited_at desc limit 1),
  state, due + (case when extended then ${7 * DAY_MS} else 0 end), extended, 53,
  case when state in ${REPLIED} then 53 when state = 'in-progress' then 1 + ${pick(50, 19)} else 0 end, opened,
  case when ${pick(100, 20)} < 96 then opened + 60000 end,
  case when state in ${REPLIED} or state = 'in-progress' or ${pick(2, 21)} = 0 then opened + ${DAY_MS / 2} end,
  case when state in ${REPLIED} or state = 'in-progress' then opened + ${DAY_MS / 2} + 60000 end,
  case when state in ${REPLIED} then ${replyAt} end, case when state in ${REPLIED} then ${replyAt} end,
  case when state in ${REPLIED} then reviewer end,
  case when state in ${VERIFIED} then ${replyAt} + ${DAY_MS} end,
  case when state = 'published' then ${replyAt} + ${2 * DAY_MS} end,
  case when state = 'exempt' then '本年度无交易' end,
  case when state in ('invited', 'no-response') and ${pick(40, 22)} = 0 then opened + ${3 * DAY_MS} end,
  case when state in ('invited', 'no-response') and ${pick(40, 22)} = 0 then '今年不再供货' end,
  case when state in ${REPLIED} then score end, case when state in ${REPLIED} then grade end,
  case when state in ${REPLIED} then ${TRIGGER} end,
  case when state in ${VERIFIED} then score end, case when state in ${VERIFIED} then grade end,
  opened + ${DAY_MS} + ${pick(15 * DAY_MS, 23)}
from (
  select i, suppliers.*, ${STATE} as state, ${SCORE} as score, ${GRADE} as grade, ${OPENED} as opened,
    (select due_at from campaigns where id = :campaignId) as due,
    :isOpen and ${STATE} in ('invited', 'in-progress') and ${pick(30, 24)} = 0 as extended,
    (select case when ${pick(2, 25)} = 0 then min(user_id) else max(user_id) end from user_roles
      where role = 'sqe') as reviewer
  from large_numbers join suppliers on suppliers.id = large_numbers.supplier_id
) as drawn order by i`

/** Against the supplier's published result of the round before. Parameter: `campaignId`. */
export const CHANGES_OF_ROUND = `
update assessments set score_change = round(assessments.verified_score - earlier.verified_score, 1),
  grade_change = unicode(earlier.verified_grade) - unicode(assessments.verified_grade)
from assessments as earlier
where assessments.campaign_id = :campaignId and assessments.state = 'published'
  and earlier.id = assessments.previous_id and earlier.state = 'published'
  and assessments.supplier_id in (select supplier_id from large_numbers)`

export const LOST_ITEMS = `
insert into lost_items (assessment_id, kind, campaign_id, items, score)
select assessments.id, 'verified', campaign_id, ${oneOf(
  [
    [40, "',GOV-03,SOC-01,ENV-08,QLT-02,'"],
    [30, "',SOC-05,ENV-02,ENV-08,'"],
    [20, "',GOV-01,GOV-02,ENV-04,'"],
    [10, "',ETH-01,'"],
  ],
  28,
)}, verified_score
from large_numbers
join assessments on assessments.supplier_id = large_numbers.supplier_id and verified_score is not null`

function ifAnswered(then: string, otherwise: string) {
  return `case when ${pick(11, 30)} > 0 then ${then} else ${otherwise} end`
}

/** Some who are under way ask for a week more; one request in eleven still waits for its answer. */
export const EXTENSION_REQUESTS = `
insert into extension_requests (id, assessment_id, campaign_id, requested_due_at, reason, requested_by_id,
  requested_at, decision, granted_due_at, decided_at)
select lower(hex(randomblob(11))), assessments.id, campaign_id, due_at + ${7 * DAY_MS}, '数据还在收集', users.id,
  updated_at, ${ifAnswered("'granted'", "'pending'")}, ${ifAnswered(`due_at + ${7 * DAY_MS}`, 'null')},
  ${ifAnswered(`updated_at + ${DAY_MS}`, 'null')}
from large_numbers
join assessments on assessments.supplier_id = large_numbers.supplier_id and state = 'in-progress'
join users on users.supplier_id = large_numbers.supplier_id
where ${pick(47, 29)} = 0`

export const ASSESSMENT_SITES = `
insert into assessment_sites (assessment_id, site_id)
select assessments.id, site_id from large_numbers
join assessments on assessments.supplier_id = large_numbers.supplier_id
join supplier_sites on supplier_sites.supplier_id = large_numbers.supplier_id`

export const DIMENSION_SCORES = `
insert into dimension_scores (assessment_id, kind, dimension, campaign_id, category, region, supplier_class, score)
select assessments.id, kind.column1, dimension.column1, campaign_id, category, region, supplier_class,
  min(100, round(self_score + ${pick(20, 26)} - 10, 1))
from large_numbers
join assessments on assessments.supplier_id = large_numbers.supplier_id and self_score is not null
join (values ('self'), ('verified')) as kind on kind.column1 = 'self' or verified_score is not null
join (values ('GOV'), ('SOC'), ('ENV'), ('QLT'), ('EXT'), ('ETH')) as dimension`

export const DIMENSION_TOTALS = `
insert into dimension_totals (campaign_id, kind, dimension, category, region, supplier_class, results, tenths)
select campaign_id, kind, dimension, category, region, supplier_class, count(*), sum(round(10 * score))
from dimension_scores where score is not null
group by campaign_id, kind, dimension, category, region, supplier_class
on conflict do update set results = excluded.results, tenths = excluded.tenths`

/**
 * The fullest answers of the demo, given again. Who is under way has begun only. Parameters: `campaignId`,
 * `answered` (number of suppliers).
 */
export const ANSWERS = `
insert into answers (assessment_id, item_code, rev, "values", is_not_applicable, is_declined, is_complete,
  worked_ms, updated_by_id, updated_at)
select chosen.id, item_code, 1, "values", is_not_applicable, is_declined, 1,
  20000 + ${pick(180_000, 27, '(i + place)')}, updated_by_id, chosen.started_at + place * 60000
from (
  select assessments.*, i from large_numbers
  join assessments on assessments.supplier_id = large_numbers.supplier_id and campaign_id = :campaignId
  where state not in ('invited', 'exempt', 'no-response') order by i limit :answered
) as chosen
join (
  select answers.*, row_number() over (order by item_code) as place from answers
  where assessment_id = (select assessment_id from answers group by assessment_id order by count(*) desc limit 1)
) as model on chosen.state <> 'in-progress' or place <= chosen.complete_items`

export const MAILS = `
insert into outbox (id, unique_key, to_address, to_name, locale, message, supplier_id, user_id, assessment_id,
  state, attempts, next_attempt_at, created_at, sent_at)
select lower(hex(randomblob(11))), 'large:' || assessments.id || ':' || users.id, email, users.name,
  users.locale, json_object('kind', 'campaign-invitation', 'recipientName', users.name, 'organisationName',
    '示例集团', 'supplierName', '示例供应商', 'campaignName', '年度评估', 'dueOn', '2026-12-31', 'itemCount', 53,
    'url', 'https://portal.example/home', 'accountUrl', null),
  users.supplier_id, users.id, assessments.id, 'sent', 1, invited_at, invited_at, invited_at + 60000
from large_numbers
join assessments on assessments.supplier_id = large_numbers.supplier_id
join users on users.supplier_id = large_numbers.supplier_id`

/** Not inserted by SQL: each event builds on the one before it. */
export const EVENTS = `
select invited_at as at, 'assessment.invited' as type, '系统' as actorName, supplier_id as supplierId,
  campaign_id as campaignId, id as assessmentId from assessments
where supplier_id in (select supplier_id from large_numbers)
union all
select first_submitted_at, 'assessment.submitted', '联系人', supplier_id, campaign_id, id from assessments
where supplier_id in (select supplier_id from large_numbers) and first_submitted_at is not null`
