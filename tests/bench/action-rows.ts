const DAY_MS = 86_400_000

/** A whole number from 0 to `below` − 1 that looks random and follows from the action's number and `salt`. */
function pick(below: number, salt: number) {
  return `((n * 2654435761 + ${salt} * 40503) % 1000003 % ${below})`
}

const STATE = `case
  when ${pick(100, 1)} < 5 then 'draft' when ${pick(100, 1)} < 13 then 'issued'
  when ${pick(100, 1)} < 15 then 'contested' when ${pick(100, 1)} < 25 then 'planning'
  when ${pick(100, 1)} < 31 then 'plan-review' when ${pick(100, 1)} < 48 then 'implementing'
  when ${pick(100, 1)} < 56 then 'verifying' when ${pick(100, 1)} < 95 then 'closed'
  when ${pick(100, 1)} < 98 then 'withdrawn' else 'dropped' end`
const ITEM = `case ${pick(6, 2)} when 0 then 'GOV-04' when 1 then 'SOC-06' when 2 then 'ENV-08' when 3 then 'QLT-06'
  when 4 then 'EXT-05' else 'ETH-02' end`

/**
 * So many corrective actions, seven of each supplier until there are enough, of every state, over two years.
 * Parameters: `actions`, `now`.
 */
export const ACTIONS = `
insert into corrective_actions (id, code, supplier_id, source, dimension, severity, state, finding, requirement,
  owner_id, created_at, issued_at, due_at, first_due_at, ended_at, promised_points, won_points, updated_at)
select lower(hex(randomblob(11))), printf('CA-L-%06d', n), supplier_id,
  case when ${pick(10, 3)} < 8 then 'assessment' when ${pick(10, 3)} = 8 then 'audit' else 'manual' end,
  substr(${ITEM}, 1, 3),
  case when ${pick(10, 4)} = 0 then 'critical' when ${pick(10, 4)} < 5 then 'major' else 'minor' end,
  state, '未能提供有效的相关记录（' || n || '）', '请补充并保存完整记录', owner, issued,
  case when state not in ('draft', 'dropped') then issued end,
  case when state not in ('draft', 'dropped') then issued + ${60 * DAY_MS} end,
  case when state not in ('draft', 'dropped') then issued + ${60 * DAY_MS} end,
  case when state in ('closed', 'withdrawn', 'dropped') then min(issued + ${pick(80, 5)} * ${DAY_MS}, :now) end,
  ${pick(8, 6)} / 2.0, case when state = 'closed' then ${pick(8, 6)} / 2.0 end, issued
from (
  select (i - 1) * 7 + each.value as n, supplier_id, ${STATE.replaceAll('n *', '((i - 1) * 7 + each.value) *')} as state,
    :now - ${DAY_MS} * ${pick(700, 7).replaceAll('n *', '((i - 1) * 7 + each.value) *')} as issued,
    (select case when i % 2 = 0 then min(user_id) else max(user_id) end from user_roles where role = 'sqe') as owner
  from large_numbers join json_each('[1,2,3,4,5,6,7]') as each
  where (i - 1) * 7 + each.value <= :actions
)`

/** What each of them is about. */
export const ACTION_ITEMS = `
insert into action_items (action_id, item_code, supplier_id, lost_points, gain, triggers)
select id, ${ITEM.replaceAll('n *', 'cast(substr(code, 6) as integer) *')}, supplier_id, promised_points, promised_points, '[]'
from corrective_actions where code like 'CA-L-%'`
