-- What must always hold, in one query. A row is something wrong: which invariant, whose, and what.
-- Read as a role that sees every organization; below row-level security this query is blind, not content.
with
legal_step (before, after) as (values
  ('new', 'assigned'), ('new', 'in_progress'), ('new', 'paused'), ('new', 'awaiting_parts'), ('new', 'awaiting_acceptance'), ('new', 'rework'), ('new', 'completed'), ('new', 'cancelled'), ('new', 'cannot_complete'),
  ('assigned', 'new'), ('assigned', 'in_progress'), ('assigned', 'paused'), ('assigned', 'awaiting_parts'), ('assigned', 'awaiting_acceptance'), ('assigned', 'rework'), ('assigned', 'completed'), ('assigned', 'cancelled'), ('assigned', 'cannot_complete'),
  ('in_progress', 'new'), ('in_progress', 'assigned'), ('in_progress', 'paused'), ('in_progress', 'awaiting_parts'), ('in_progress', 'awaiting_acceptance'), ('in_progress', 'rework'), ('in_progress', 'completed'), ('in_progress', 'cancelled'), ('in_progress', 'cannot_complete'),
  ('paused', 'new'), ('paused', 'assigned'), ('paused', 'in_progress'), ('paused', 'awaiting_parts'), ('paused', 'awaiting_acceptance'), ('paused', 'rework'), ('paused', 'completed'), ('paused', 'cancelled'), ('paused', 'cannot_complete'),
  ('awaiting_parts', 'new'), ('awaiting_parts', 'assigned'), ('awaiting_parts', 'in_progress'), ('awaiting_parts', 'paused'), ('awaiting_parts', 'awaiting_acceptance'), ('awaiting_parts', 'rework'), ('awaiting_parts', 'completed'), ('awaiting_parts', 'cancelled'), ('awaiting_parts', 'cannot_complete'),
  ('awaiting_acceptance', 'new'), ('awaiting_acceptance', 'assigned'), ('awaiting_acceptance', 'in_progress'), ('awaiting_acceptance', 'paused'), ('awaiting_acceptance', 'awaiting_parts'), ('awaiting_acceptance', 'rework'), ('awaiting_acceptance', 'completed'), ('awaiting_acceptance', 'cancelled'), ('awaiting_acceptance', 'cannot_complete'),
  ('rework', 'new'), ('rework', 'assigned'), ('rework', 'in_progress'), ('rework', 'paused'), ('rework', 'awaiting_parts'), ('rework', 'awaiting_acceptance'), ('rework', 'completed'), ('rework', 'cancelled'), ('rework', 'cannot_complete'),
  ('completed', 'settled'), ('completed', 'closed'), ('settled', 'closed'), ('cancelled', 'closed'), ('cannot_complete', 'closed')
),
moved as (
  select org_id, location_id, part_id, sum(quantity) as quantity from (
    select org_id, to_id as location_id, part_id, quantity from stock_move
    union all select org_id, from_id, part_id, -quantity from stock_move) m
  group by 1, 2, 3
),
used as (
  select org_id, task_id, part_id, sum(case reason when 'use' then quantity else -quantity end) as quantity
  from stock_move where reason in ('use', 'unused') and task_id is not null group by 1, 2, 3
),
said as (
  select t.org_id, t.id as task_id, (p->>'partId')::uuid as part_id, sum((p->>'quantity')::int) as quantity
  from task t cross join jsonb_array_elements(coalesce(t.data->'parts', '[]')) p group by 1, 2, 3
),
short as (
  select org_id, task_id, part_id, sum(quantity) as quantity from stock_shortage where state = 'open' group by 1, 2, 3
),
on_the_way as (
  select t.org_id, n.part_id, sum(n.quantity) as quantity, sum(cardinality(n.serials)) as pieces
  from stock_transfer t join stock_transfer_line n on (n.org_id, n.transfer_id) = (t.org_id, t.id) where t.state = 'sent' group by 1, 2
),
history as (
  select t.*, d.definition,
    lag(t.seq) over w as previous_seq, lag(t.version) over w as previous_version, lag(t.at) over w as previous_at, lag(t.hash) over w as previous_hash
  from timeline t
    join work_order o on (o.org_id, o.id) = (t.org_id, t.work_order_id)
    join work_type_version d on (d.org_id, d.id) = (o.org_id, o.work_type_version_id)
  window w as (partition by t.org_id, t.work_order_id order by t.seq)
),
status_step as (
  select org_id, work_order_id, seq, event->>'from' as before, event->>'to' as after,
    lag(event->>'to', 1, first_status) over (partition by org_id, work_order_id order by seq) as stood
  from (select h.*, first_value(event->'order'->>'status') over (partition by org_id, work_order_id order by seq) as first_status from history h) h
  where kind = 'status_changed'
),
last_entry as (
  select distinct on (org_id, work_order_id) org_id, work_order_id, seq, version from timeline order by org_id, work_order_id, seq desc
),
last_status as (
  select distinct on (org_id, work_order_id) org_id, work_order_id, case kind when 'reported' then event->'order'->>'status' else event->>'to' end as status
  from timeline where kind in ('reported', 'status_changed') order by org_id, work_order_id, seq desc
),
answered as (
  select org_id, person_id, route, key, status, case when body like '{%' then body::jsonb end as body from idempotency
)

-- I1 Both sides of every entry are equal, and the settled amount is in the journal once.
select 'I1' as invariant, e.org_id, format('journal entry %s comes to %s fen', e.id, coalesce(sum(l.amount_fen), 0)) as what
from journal_entry e left join journal_line l on (l.org_id, l.entry_id) = (e.org_id, e.id)
group by e.org_id, e.id having coalesce(sum(l.amount_fen), 0) <> 0 or count(l.*) < 2
union all
select 'I1', s.org_id, format('the journal says the customer owes %s fen for settlement %s of %s fen', coalesce(r.amount, 0), s.id, s.total_fen)
from settlement s left join (
  select e.org_id, e.settlement_id, sum(l.amount_fen) as amount from journal_entry e join journal_line l on (l.org_id, l.entry_id) = (e.org_id, e.id)
  where l.account = 'receivable' and e.reason in ('sale', 'reversal') group by 1, 2) r on (r.org_id, r.settlement_id) = (s.org_id, s.id)
where s.state not in ('draft', 'disputed') and coalesce(r.amount, 0) <> case s.state when 'reversed' then 0 else s.total_fen end

union all
select 'I1', e.org_id, format('entry %s reverses entry %s otherwise than line by line', e.id, e.reverses)
from journal_entry e where e.reverses is not null and exists (
  select from (select number, account, person_id, place_id, amount_fen from journal_line where (org_id, entry_id) = (e.org_id, e.reverses)) a
    full join (select number, account, person_id, place_id, -amount_fen as amount_fen from journal_line where (org_id, entry_id) = (e.org_id, e.id)) b using (number)
  where (a.account, a.person_id, a.place_id, a.amount_fen) is distinct from (b.account, b.person_id, b.place_id, b.amount_fen))

-- I2 The balance kept beside the ledger is the sum of its moves, below zero only at the supplier.
union all
select 'I2', coalesce(b.org_id, m.org_id), format('location %s holds %s of part %s, its moves say %s', coalesce(b.location_id, m.location_id), coalesce(b.quantity, 0), coalesce(b.part_id, m.part_id), coalesce(m.quantity, 0))
from stock_balance b full join moved m on (m.org_id, m.location_id, m.part_id) = (b.org_id, b.location_id, b.part_id)
where coalesce(b.quantity, 0) <> coalesce(m.quantity, 0)
union all
select 'I2', b.org_id, format('%s %s holds %s of part %s', l.kind, l.id, b.quantity, b.part_id)
from stock_balance b join stock_location l on (l.org_id, l.id) = (b.org_id, b.location_id)
where (b.quantity < 0 and l.kind <> 'supplier') or b.supplier <> (l.kind = 'supplier')

-- What is in transit is what was sent and has not arrived, and a transfer that is over left nothing there.
union all
select 'I2', coalesce(b.org_id, o.org_id), format('%s of part %s in transit, %s on the way', coalesce(b.quantity, 0), coalesce(b.part_id, o.part_id), coalesce(o.quantity, 0))
from (select b.* from stock_balance b join stock_location l on (l.org_id, l.id) = (b.org_id, b.location_id) where l.kind = 'transit') b
  full join on_the_way o on (o.org_id, o.part_id) = (b.org_id, b.part_id)
where coalesce(b.quantity, 0) <> coalesce(o.quantity, 0)
union all
select 'I2', t.org_id, format('transfer %s is %s: %s of part %s lie where it says %s', t.id, t.state, w.there, n.part_id,
  case t.state when 'received' then n.arrived else 0 end)
from stock_transfer t join stock_transfer_line n on (n.org_id, n.transfer_id) = (t.org_id, t.id)
  cross join lateral (select coalesce(sum(case when m.to_id = t.to_id then m.quantity else 0 end), 0) as there,
    coalesce(sum(case when m.from_id = t.from_id then m.quantity else 0 end), 0) as gone
    from stock_move m where (m.org_id, m.transfer_id, m.part_id) = (t.org_id, t.id, n.part_id)) w
where w.there <> case t.state when 'received' then coalesce(n.arrived, -1) else 0 end
  or w.gone <> case t.state when 'asked' then 0 when 'cancelled' then w.gone else n.quantity end
union all
select 'I2', t.org_id, format('transfer %s is %s, its timeline says %s', t.id, t.state, coalesce(e.kind, 'nothing'))
from stock_transfer t left join lateral (
  select kind from stock_transfer_event e where (e.org_id, e.transfer_id) = (t.org_id, t.id) order by seq desc limit 1) e on true
where t.state is distinct from e.kind
union all
-- Each piece with a number lies where its last move led, and there are as many of them as pieces.
select 'I2', s.org_id, format('piece %s of part %s lies elsewhere than its last move led', s.serial, s.part_id)
from part_serial s left join lateral (
  select m.to_id from stock_move m where (m.org_id, m.part_id, m.serial) = (s.org_id, s.part_id, s.serial) order by m.id desc limit 1) m on true
where m.to_id is distinct from s.location_id
union all
select 'I2', b.org_id, format('%s %s holds %s of part %s and numbers of %s', l.kind, l.id, b.quantity, b.part_id, n.pieces)
from stock_balance b join part p on (p.org_id, p.id) = (b.org_id, b.part_id) and p.serial join stock_location l on (l.org_id, l.id) = (b.org_id, b.location_id)
  cross join lateral (select count(*) as pieces from part_serial s where (s.org_id, s.location_id, s.part_id) = (b.org_id, b.location_id, b.part_id)) n
where l.kind not in ('supplier', 'consumed') and b.quantity <> n.pieces
union all
select 'I2', r.org_id, format('%s of part %s are promised at %s, which holds %s', sum(r.quantity), r.part_id, r.location_id, coalesce(min(b.quantity), 0))
from stock_reservation r left join stock_balance b on (b.org_id, b.location_id, b.part_id) = (r.org_id, r.location_id, r.part_id)
group by r.org_id, r.location_id, r.part_id having sum(r.quantity) > coalesce(min(b.quantity), 0)

-- I3 Every piece came from the supplier: what lies anywhere else is what the supplier gave, less what went back.
union all
select 'I3', org_id, format('part %s: %s pieces more than the supplier gave', part_id, sum(quantity))
from stock_balance group by org_id, part_id having sum(quantity) <> 0

-- I4 What the tasks say was used is what the stock gave for them, and nothing is held for an order that is over.
union all
select 'I4', org_id, format('task %s says %s of part %s, the stock gave %s and lacks %s', task_id, coalesce(s.quantity, 0), part_id, coalesce(u.quantity, 0), coalesce(h.quantity, 0))
from used u full join said s using (org_id, task_id, part_id) full join short h using (org_id, task_id, part_id)
where coalesce(u.quantity, 0) + coalesce(h.quantity, 0) <> coalesce(s.quantity, 0)
union all
select 'I4', r.org_id, format('%s of part %s are promised to order %s, which is over', r.quantity, r.part_id, w.number)
from stock_reservation r join work_order w on (w.org_id, w.id) = (r.org_id, r.work_order_id)
where r.quantity > 0 and (w.closed_at is not null or w.status in ('completed', 'settled', 'closed', 'cancelled', 'cannot_complete'))
union all
select 'I4', o.org_id, format('old part %s says %s of %s are back, its returns %s', o.id, o.returned, o.quantity, n.pieces)
from old_part o cross join lateral (select coalesce(sum(r.quantity), 0) as pieces, coalesce(sum(r.released_fen), 0) as released
  from old_part_return r where (r.org_id, r.old_part_id) = (o.org_id, o.id)) n
where o.returned <> n.pieces or n.released <> o.returned * o.deposit_fen
union all
select 'I4', w.org_id, format('order %s is %s with task %s still open', w.number, w.status, t.id)
from work_order w join task t on (t.org_id, t.work_order_id) = (w.org_id, w.id)
where t.open and (w.closed_at is not null or w.status in ('completed', 'settled', 'closed', 'cancelled', 'cannot_complete'))
union all
select 'I4', w.org_id, format('order %s has part %s used for a task that was not done', w.number, u.part_id)
from used u join task t on (t.org_id, t.id) = (u.org_id, u.task_id) join work_order w on (w.org_id, w.id) = (t.org_id, t.work_order_id)
where t.state in ('cancelled', 'skipped') and u.quantity <> 0

-- I5 One live settlement an order and kind; its total is its lines, each line what its trace says, the shares all of it.
union all
select 'I5', org_id, format('order %s has %s live settlements of kind %s', work_order_id, count(*), kind)
from settlement where state <> 'reversed' group by org_id, work_order_id, kind having count(*) > 1
union all
select 'I5', s.org_id, format('settlement %s of %s fen has lines of %s and shares of %s', s.id, s.total_fen, l.amount, h.amount)
from settlement s
  cross join lateral (select coalesce(sum(amount_fen), 0) as amount from settlement_line l where (l.org_id, l.settlement_id) = (s.org_id, s.id)) l
  cross join lateral (select coalesce(sum(amount_fen), 0) as amount from settlement_share h where (h.org_id, h.settlement_id) = (s.org_id, s.id)) h
where s.total_fen <> l.amount or s.total_fen <> h.amount
union all
select 'I5', w.org_id, format('order %s has %s fen paid in advance, its settlement nets %s', w.id, coalesce(p.sum, 0), s.prepayment_fen)
from work_order w left join settlement s on (s.org_id, s.work_order_id) = (w.org_id, w.id) and s.kind = 'sale' and s.state <> 'reversed'
  left join (select org_id, work_order_id, sum(amount_fen) as sum from prepayment group by 1, 2) p on (p.org_id, p.work_order_id) = (w.org_id, w.id)
where coalesce(p.sum, 0) < 0 or s.prepayment_fen <> coalesce(p.sum, 0)
union all
select 'I5', l.org_id, format('line %s of settlement %s says %s fen, its trace %s', l.number, l.settlement_id, l.amount_fen, coalesce(l.line->'trace'->>'amount', '-'))
from settlement_line l
where l.amount_fen <> (l.line->>'amountFen')::bigint
  or (l.line->>'kind' in ('labour', 'part', 'surcharge') and l.amount_fen <>
    case when l.line->'free' <> 'null' then 0 else coalesce((l.line->'trace'->'override'->>'amount')::bigint, (l.line->'trace'->>'amount')::bigint, -1) end)
union all
select 'I5', r.org_id, format('settlement %s gave %s points for %s fen', r.settlement_id, r.points, r.counted->>'base')
from settlement_reward r cross join lateral (select (r.counted->>'base')::bigint as base, (r.counted->'gift'->>'spend')::bigint as spend) c
where r.points is distinct from (r.counted->'gift'->>'reward')::integer * case when c.base < c.spend then 0
  when (r.counted->'gift'->>'repeats')::boolean and c.spend > 0 then c.base / c.spend else 1 end
union all
select 'I5', s.org_id, format('settlement %s is %s but its order is %s', s.id, s.state, w.status)
from settlement s join work_order w on (w.org_id, w.id) = (s.org_id, s.work_order_id)
where (s.state in ('confirmed', 'paid')) <> (w.status in ('settled', 'closed')) and s.state not in ('reversed', 'disputed')
  and not (s.replaces is not null and w.status in ('settled', 'closed')) -- a correction is reviewed anew, its order stays settled
  -- and so is what a dispute held
  and not (w.status in ('settled', 'closed') and exists (select from settlement_step t
    where (t.org_id, t.settlement_id) = (s.org_id, s.id) and t.action = 'resolve'))
union all
select 'I5', s.org_id, format('settlement %s is %s, of its lines %s are disputed', s.id, s.state, d.disputed)
from settlement s cross join lateral (select count(*) as disputed from dispute d where (d.org_id, d.work_order_id) = (s.org_id, s.work_order_id)
  and d.subject = 'settlement_line' and d.state = 'open') d
where s.state not in ('reversed', 'paid', 'draft') and (s.state = 'disputed') <> (d.disputed > 0)
union all
select 'I5', l.org_id, format('line %s of settlement %s costs what nobody put in the place of its price', l.number, l.settlement_id)
from settlement_line l join settlement s on (s.org_id, s.id) = (l.org_id, l.settlement_id)
where l.line->'trace' ? 'override' and not exists (select from price_override o
  where (o.org_id, o.work_order_id, o.line) = (s.org_id, s.work_order_id, l.line->>'id')
    and o.amount_fen = (l.line->'trace'->'override'->>'amount')::bigint and o.at <= s.created_at)
union all
select 'I5', d.org_id, format('dispute %s was decided by nobody who was asked', d.id)
from dispute d where d.decision->>'by' in ('votes', 'chair') and not exists (select from dispute_vote v where (v.org_id, v.dispute_id) = (d.org_id, d.id))
union all
select 'I5', s.org_id, format('statement %s of %s says %s fen after %s, its lines come to %s', s.id, s.month, s.closing_fen, s.opening_fen, l.amount)
from statement s cross join lateral (select coalesce(sum((x->>'amount')::bigint), 0) as amount from jsonb_array_elements(s.lines) x) l
where s.closing_fen <> s.opening_fen + l.amount
union all
select 'I5', s.org_id, format('statement %s of %s earned %s fen of rebate, the journal says %s', s.id, s.month, coalesce(s.rebate->>'amount', '0'), coalesce(j.amount, 0))
from statement s left join (select e.org_id, e.statement_id, -sum(l.amount_fen) as amount from journal_entry e join journal_line l on (l.org_id, l.entry_id) = (e.org_id, e.id)
  where l.account = 'payable' and e.reason = 'rebate' group by 1, 2) j on (j.org_id, j.statement_id) = (s.org_id, s.id)
where coalesce((s.rebate->>'amount')::bigint, 0) <> coalesce(j.amount, 0)
union all
select 'I5', t.org_id, format('order %s was settled at %s fen without such a settlement', t.work_order_id, t.event->>'totalFen')
from timeline t where t.kind = 'settled' and not exists (
  select from settlement s where (s.org_id, s.work_order_id) = (t.org_id, t.work_order_id) and s.total_fen = (t.event->>'totalFen')::bigint and s.confirmed_by is not null)

-- What was offered comes to its lines, stands in the history as often as it was offered, and is what the customer said last.
union all
select 'I5', q.org_id, format('quote %s of order %s says %s fen, its lines come to %s', q.number, q.work_order_id, q.total_fen, l.amount)
from quote q cross join lateral (select coalesce(sum((x->>'amountFen')::bigint), 0) as amount from jsonb_array_elements(q.lines) x) l
where q.total_fen <> l.amount
union all
select 'I5', q.org_id, format('line %s of quote %s of order %s says %s fen, its trace %s', x->>'id', q.number, q.work_order_id, x->>'amountFen', coalesce(x->'trace'->>'amount', '-'))
from quote q cross join jsonb_array_elements(q.lines) x
where x->>'kind' in ('labour', 'part', 'surcharge') and (x->>'amountFen')::bigint <>
  case when x->'free' <> 'null' then 0 else coalesce((x->'trace'->'override'->>'amount')::bigint, (x->'trace'->>'amount')::bigint, -1) end
union all
select 'I5', q.org_id, format('quote %s of order %s is %s, its history says %s', q.number, q.work_order_id, q.state, coalesce(d.decision, 'nothing'))
from quote q left join lateral (select t.event->>'decision' as decision from timeline t
  where (t.org_id, t.work_order_id, t.kind) = (q.org_id, q.work_order_id, 'quote_decided') and t.event->>'quoteId' = q.id::text order by t.seq desc limit 1) d on true
where case q.state when 'offered' then d.decision is not null when 'replaced' then d.decision = 'declined' else d.decision is distinct from q.state end
union all
select 'I5', coalesce(t.org_id, q.org_id), format('order %s was offered quote %s of %s fen, kept are %s', coalesce(t.work_order_id, q.work_order_id), coalesce(t.event->>'number', q.number::text), coalesce(t.event->>'totalFen', '-'), coalesce(q.total_fen::text, '-'))
from (select * from timeline where kind = 'quote_offered') t
  full join quote q on (q.org_id, q.work_order_id, q.id::text) = (t.org_id, t.work_order_id, t.event->>'quoteId')
where (t.event->>'number')::int is distinct from q.number or (t.event->>'totalFen')::bigint is distinct from q.total_fen
union all
-- An order would get the same promotion twice where two of one campaign hold.
select 'I5', p.org_id, format('campaign %s holds twice in territory %s', p.campaign, o.rule->>'territory')
from promotion p join promotion o on (o.org_id, o.campaign) = (p.org_id, p.campaign) and o.id <> p.id
  join territory t on t.org_id = o.org_id and t.id::text = o.rule->>'territory'
where (p.rule->>'territory')::uuid = any(t.path)
union all
select 'I5', org_id, format('grades %s begin at the same %s fen', string_agg(key, ', ' order by key), from_fen)
from volume_grade group by org_id, from_fen having count(*) > 1
union all
select 'I5', org_id, format('territory %s keeps its prices of %s or not: %s by %s', territory_id, month, decision, points)
from price_decision where (decision = 'adjust') <> (points <> 0)

-- I6 Each history is a legal path through the version that its order is on, and ends where the rows stand.
union all
select 'I6', h.org_id, format('order %s has entry %s after %s', h.work_order_id, h.seq, coalesce(h.previous_seq, 0))
from history h where h.seq <> coalesce(h.previous_seq, 0) + 1 or (h.kind = 'reported') <> (h.seq = 1)
union all
select 'I6', s.org_id, format('order %s went from %s to %s in entry %s, standing at %s', s.work_order_id, s.before, s.after, s.seq, coalesce(s.stood, '-'))
from status_step s
where s.before is distinct from s.stood or not exists (select from legal_step p where p.before = s.before and p.after = s.after)
union all
select 'I6', w.org_id, format('order %s is %s, its history says %s', w.number, w.status, coalesce(l.status, 'nothing'))
from work_order w left join last_status l on (l.org_id, l.work_order_id) = (w.org_id, w.id) where l.status is distinct from w.status
union all
select 'I6', h.org_id, format('order %s came to node %s, which its version does not have', h.work_order_id, h.event->'task'->>'node')
from history h where h.kind = 'task_opened'
  and not h.definition->'nodes' @> jsonb_build_array(jsonb_build_object('key', h.event->'task'->>'node', 'kind', 'task'))
  and not h.definition->'nodes' @> jsonb_build_array(jsonb_build_object('key', h.event->'task'->>'node', 'kind', 'approval'))
union all
select 'I6', t.org_id, format('task %s stands apart from its history', t.id)
from task t where t.state is distinct from t.data->>'state' or t.assignee_id::text is distinct from t.data->>'assigneeId' or t.node is distinct from t.data->>'node'
  or not exists (select from timeline l where (l.org_id, l.work_order_id) = (t.org_id, t.work_order_id) and l.kind = 'task_opened' and l.event->'task'->>'id' = t.id::text)
union all
select 'I6', h.org_id, format('task %s was opened in the history of order %s and is not there', h.event->'task'->>'id', h.work_order_id)
from history h where h.kind = 'task_opened'
  and not exists (select from task t where (t.org_id, t.work_order_id) = (h.org_id, h.work_order_id) and t.id::text = h.event->'task'->>'id')

-- I7 What was acknowledged is stored, once.
union all
select 'I7', a.org_id, format('%s was acknowledged with order %s, which is not stored', a.route, a.body->>'id')
from answered a where a.status between 200 and 299 and a.route in ('POST /work-orders', 'POST /work-orders/:id/commands', 'POST /work-orders/:id/follow')
  and not exists (select from work_order w where w.org_id = a.org_id and w.id::text = a.body->>'id' and w.version >= (a.body->>'version')::int)
union all
select 'I7', org_id, format('request %s opened %s orders', client_request_id, count(*))
from work_order group by org_id, client_request_id having count(*) > 1
union all
select 'I7', org_id, format('number %s stands on %s orders', number, count(*)) from work_order group by org_id, number having count(*) > 1

-- A file of prices keeps every row that it was taken with, and gives none to a draft while one of them is wrong.
union all
select 'I7', i.org_id, format('price file %s is %s: %s of %s rows, %s checked, %s wrong', i.id, i.state, n.there, i.total, i.checked, n.wrong)
from price_import i cross join lateral (select count(*) as there, count(r.faults) as wrong, count(r.rule) as right_ones
  from price_import_row r where (r.org_id, r.import_id) = (i.org_id, i.id)) n
where n.there <> case i.state when 'discarded' then 0 else i.total end or i.checked > i.total
  or (i.state in ('ready', 'faulty', 'confirmed') and i.checked <> i.total)
  or (i.state in ('ready', 'confirmed') and (n.wrong > 0 or n.right_ones <> i.total)) or (i.state = 'faulty' and n.wrong = 0)

-- I8 Each message of an event stands once for each person, and what was sent ends in one state and is paid by one consent.
union all
select 'I8', o.org_id, format('message %s is %s %s', o.id, o.state, case when o.settled_at is null then 'without an end' else 'and yet ended' end)
from outbox o where (o.state in ('sent', 'failed', 'unknown', 'suppressed', 'expired')) <> (o.settled_at is not null)
union all
select 'I8', o.org_id, format('message %s is being sent under no lease', o.id) from outbox o where o.state = 'sending' and o.lease_until is null
union all
select 'I8', o.org_id, format('message %s goes to another person than its inbox entry', o.id)
from outbox o join inbox_message m on (m.org_id, m.id) = (o.org_id, o.inbox_id) where m.person_id <> o.person_id
union all
select 'I8', org_id, format('person %s is told %s of entry %s of order %s %s times', person_id, template, event_seq, work_order_id, count(*))
from inbox_message where event_seq is not null group by org_id, work_order_id, event_seq, person_id, template having count(*) > 1
union all
select 'I8', coalesce(b.org_id, e.org_id), format('person %s has %s consents for %s, the entries say %s', coalesce(b.person_id, e.person_id), coalesce(b.remaining, 0), coalesce(b.template_id, e.template_id), coalesce(e.change, 0))
from consent_balance b full join (select org_id, person_id, template_id, sum(change) as change from consent_entry group by 1, 2, 3) e
  on (e.org_id, e.person_id, e.template_id) = (b.org_id, b.person_id, b.template_id)
where coalesce(b.remaining, 0) <> coalesce(e.change, 0)
union all
select 'I8', o.org_id, format('message %s was sent and no consent paid for it', o.id)
from outbox o where o.state = 'sent' and (
  not exists (select from consent_entry e where (e.org_id, e.outbox_id) = (o.org_id, o.id) and e.cause = 'send')
  or exists (select from consent_entry e where (e.org_id, e.outbox_id) = (o.org_id, o.id) and e.cause = 'give_back'))
union all
-- A work type's own message on coming to a station tells its handler at the opening of the task, in the same command.
select 'I8', n.org_id, format('nobody told %s of %s, entry %s of order %s', n.person_id, n.kind, n.seq, n.work_order_id)
from (
  select t.org_id, t.work_order_id, t.seq, t.version, t.kind, null as task_id, w.customer_id as person_id
  from timeline t join work_order w on (w.org_id, w.id) = (t.org_id, t.work_order_id)
  where w.customer_id is not null and (t.kind in ('reported', 'task_travelling', 'quote_offered') or (t.kind = 'status_changed' and t.event->>'to' = 'completed'))
  union all
  select t.org_id, t.work_order_id, t.seq, t.version, t.kind, t.event->>'taskId', (t.event->>'assigneeId')::uuid
  from timeline t where t.kind = 'task_assigned' and t.event->>'assigneeId' is distinct from t.actor_id::text and t.event->>'assigneeId' is not null) n
where not exists (select from inbox_message m where (m.org_id, m.work_order_id, m.event_seq, m.person_id) = (n.org_id, n.work_order_id, n.seq, n.person_id))
  and not exists (
    select from timeline o join task k on (k.org_id, k.id::text) = (o.org_id, n.task_id)
      join inbox_message m on (m.org_id, m.work_order_id, m.event_seq, m.person_id) = (o.org_id, o.work_order_id, o.seq, n.person_id)
    where (o.org_id, o.work_order_id, o.version) = (n.org_id, n.work_order_id, n.version)
      and o.kind = 'task_opened' and o.event->'task'->>'node' = k.node)

-- I9 The audit chain is unbroken: every hash follows from the one before and from what its entry says.
union all
select 'I9', h.org_id, format('entry %s of order %s was changed after it was written', h.seq, h.work_order_id)
from history h where h.hash is distinct from timeline_hash(h.previous_hash, h.org_id, h.work_order_id, h.seq, h.version, h.at, h.saved_at, h.actor_id, h.kind, h.event)
union all
select 'I9', w.org_id, format('order %s stands at version %s, its last entry at %s', w.number, w.version, coalesce(l.version, 0))
from work_order w left join last_entry l on (l.org_id, l.work_order_id) = (w.org_id, w.id) where l.version is distinct from w.version

-- A part or code stands as the last word about it says.
union all
select 'I9', g.org_id, format('%s %s is %s use, the last word about it says otherwise', g.kind, g.code, case when g.gone then 'out of' else 'in' end)
from (select 'part' as kind, p.org_id, p.code, p.retired_at is not null as gone,
    (select r.retired from retirement r where (r.org_id, r.part_id) = (p.org_id, p.id) order by r.at desc, r.id desc limit 1) as said from part p
  union all select 'fault code', f.org_id, f.code, f.retired_at is not null,
    (select r.retired from retirement r where (r.org_id, r.fault_code_id) = (f.org_id, f.id) order by r.at desc, r.id desc limit 1) from fault_code f) g
where g.gone is distinct from coalesce(g.said, false)

-- I10 Nothing points into another organization, also where a list or a document does the pointing.
union all
select 'I10', w.org_id, format('order %s is followed by %s, who is nobody here', w.number, f)
from work_order w cross join unnest(w.followers) f where not exists (select from person p where (p.org_id, p.id) = (w.org_id, f))
union all
select 'I10', s.org_id, format('service item %s needs part %s, which is not here', s.code, r)
from service_item s cross join unnest(s.required_parts) r where not exists (select from part p where (p.org_id, p.id) = (s.org_id, r))
union all
select 'I10', t.org_id, format('territory %s stands below %s, which is not here', t.name, n)
from territory t cross join unnest(t.path) n where not exists (select from territory p where (p.org_id, p.id) = (t.org_id, n))
union all
select 'I10', t.org_id, format('the path of territory %s does not lead to it', t.name)
from territory t where t.path[cardinality(t.path)] is distinct from t.id or t.path[cardinality(t.path) - 1] is distinct from t.parent_id
union all
select 'I10', r.org_id, format('price rule %s names what is not here', r.id)
from (select org_id, id, book_id, rule from price_rule
  union all select r.org_id, r.id, d.book_id, r.rule from price_rule_draft r join price_book_draft d on (d.org_id, d.kind) = (r.org_id, r.kind)) r
where r.rule->>'bookId' is distinct from r.book_id::text
  or (r.rule ? 'territory' and not exists (select from territory t where t.org_id = r.org_id and t.id::text = r.rule->>'territory'))
  or (r.rule->'item'->>'kind' = 'part' and not exists (select from part p where p.org_id = r.org_id and p.id::text = r.rule->'item'->>'id'))
  or (r.rule->'item'->>'kind' = 'service_item' and not exists (select from service_item i where i.org_id = r.org_id and i.id::text = r.rule->'item'->>'id'))
  or (r.rule->>'tier' <> 'standard' and not exists (select from price_tier k where (k.org_id, k.key) = (r.org_id, r.rule->>'tier')))
  or (r.rule ? 'level' and not exists (select from partner_level k where (k.org_id, k.key) = (r.org_id, r.rule->>'level')))
  or (r.rule ? 'grade' and not exists (select from volume_grade k where (k.org_id, k.key) = (r.org_id, r.rule->>'grade')))
union all
select 'I10', g.org_id, format('grant %s of %s %s names what is not here', g.id, g.kind, g.grant_rule->>'tier')
from price_grant g
where (g.kind = 'tier' and g.grant_rule->>'tier' <> 'standard' and not exists (select from price_tier k where (k.org_id, k.key) = (g.org_id, g.grant_rule->>'tier')))
  or (g.kind = 'level' and not exists (select from partner_level k where (k.org_id, k.key) = (g.org_id, g.grant_rule->>'tier')))
  or (g.grant_rule ? 'territory' and not exists (select from territory t where t.org_id = g.org_id and t.id::text = g.grant_rule->>'territory'))
  or (g.grant_rule ? 'party' and not exists (select from person p where p.org_id = g.org_id and p.id::text = g.grant_rule->>'party')
    and not exists (select from place p where p.org_id = g.org_id and p.id::text = g.grant_rule->>'party'))
union all
select 'I10', l.org_id, format('partners of level %s are paid by %s, which is not here', l.key, l.share_set)
from partner_level l where l.share_set is not null and not exists (select from share_rule s where (s.org_id, s.set_key) = (l.org_id, l.share_set))
union all
select 'I10', r.org_id, format('%s %s names a territory that is not here', r.kind, r.id)
from (select 'promotion' as kind, org_id, id, rule from promotion union all select 'share rule', org_id, id, rule from share_rule) r
where r.rule ? 'territory' and not exists (select from territory t where t.org_id = r.org_id and t.id::text = r.rule->>'territory')
union all
select 'I10', k.org_id, format('task %s uses %s, which is not here', k.task_id, k.part_id)
from said k where not exists (select from part p where (p.org_id, p.id) = (k.org_id, k.part_id))
union all
select 'I10', m.org_id, format('message %s is about order %s, which is not here', m.id, m.work_order_id)
from inbox_message m where m.work_order_id is not null and not exists (select from work_order w where (w.org_id, w.id) = (m.org_id, m.work_order_id))
union all
select 'I10', a.org_id, format('%s was asked by %s, who is nobody here', a.route, a.person_id)
from answered a where not exists (select from person p where (p.org_id, p.id) = (a.org_id, a.person_id))
union all
select 'I10', e.org_id, format('consent entry %s is about message %s, which is not here', e.id, e.outbox_id)
from consent_entry e where e.outbox_id is not null and not exists (select from outbox o where (o.org_id, o.id) = (e.org_id, e.outbox_id))

-- I11 Versions and the change cursor only grow.
union all
select 'I11', h.org_id, format('entry %s of order %s is at version %s after %s', h.seq, h.work_order_id, h.version, coalesce(h.previous_version, 0))
from history h where h.version not in (coalesce(h.previous_version, 0), coalesce(h.previous_version, 0) + 1) or h.version < 1
union all
select 'I11', h.org_id, format('entry %s of order %s happened before the one before it', h.seq, h.work_order_id) from history h where h.at < h.previous_at
union all
select 'I11', h.org_id, format('entry %s of order %s lies beyond the change cursor', h.seq, h.work_order_id)
from history h where h.xid >= pg_snapshot_xmax(pg_current_snapshot())
union all
select 'I11', org_id, format('work type %s has %s versions up to number %s', work_type_id, count(*), max(number))
from work_type_version group by org_id, work_type_id having count(*) <> max(number)
union all
select 'I11', w.org_id, format('order %s runs on version %s, but its history leads to %s', w.number, w.work_type_version_id, l.led)
from work_order w cross join lateral (select coalesce(
  (select t.event->>'to' from timeline t where (t.org_id, t.work_order_id) = (w.org_id, w.id) and t.kind = 'migrated' order by t.seq desc limit 1),
  (select t.event->'order'->>'workTypeVersionId' from timeline t where (t.org_id, t.work_order_id, t.seq) = (w.org_id, w.id, 1))) as led) l
where l.led <> w.work_type_version_id::text
union all
select 'I11', d.org_id, format('the draft of work type %s is at revision %s, its edits at %s', d.work_type_id, d.revision, e.last)
from work_type_draft d cross join lateral (select coalesce(max(revision), 0) as last from work_type_edit e
  where (e.org_id, e.work_type_id) = (d.org_id, d.work_type_id)) e where e.last <> d.revision
union all
select 'I11', org_id, format('price book %s has %s versions from number %s up to %s', kind, count(*), min(version), max(version))
from price_book group by org_id, kind having count(*) <> max(version) - min(version) + 1
union all
select 'I11', d.org_id, format('the draft of price book %s follows version %s, the newest is %s', d.kind, d.based_on, b.newest)
from price_book_draft d cross join lateral (select coalesce(max(version), 0) as newest from price_book b where (b.org_id, b.kind) = (d.org_id, d.kind)) b
where d.based_on > b.newest or exists (select from price_book b where (b.org_id, b.id) = (d.org_id, d.book_id))

-- I12 Everything the phone may forget was decided: applied, or refused in words that it can show.
union all
select 'I12', a.org_id, format('%s with key %s has no answer', a.route, a.key) from answered a where a.status is null
union all
select 'I12', a.org_id, format('%s with key %s was answered %s, which decides nothing', a.route, a.key, a.status)
from answered a where a.status >= 500 or a.status < 200 or a.status in (400, 401, 403, 429)
union all
select 'I12', a.org_id, format('%s with key %s was refused without a reason', a.route, a.key)
from answered a where a.status >= 400 and a.body is not null and a.body->'error'->>'code' is null
order by 1, 2, 3
