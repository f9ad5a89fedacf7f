-- Public views for tests from outside and for reports.
create view v_stock with (security_invoker = true) as
  select b.org_id, b.location_id, l.kind, l.name as location, b.part_id, p.code as part, b.quantity
  from stock_balance b join stock_location l on (l.org_id, l.id) = (b.org_id, b.location_id) join part p on (p.org_id, p.id) = (b.org_id, b.part_id);
create view v_ledger with (security_invoker = true) as
  select j.org_id, j.id as entry_id, j.settlement_id, s.work_order_id, n.number, n.account, n.person_id, n.place_id, n.amount_fen, j.created_at
  from journal_entry j join journal_line n on (n.org_id, n.entry_id) = (j.org_id, j.id) join settlement s on (s.org_id, s.id) = (j.org_id, j.settlement_id);
create view v_notification_state with (security_invoker = true) as
  select m.org_id, m.person_id, m.work_order_id, m.event_seq, m.template, coalesce(o.state, 'inbox') as state, o.attempt, o.msgid, o.code
  from inbox_message m left join outbox o on (o.org_id, o.inbox_id) = (m.org_id, m.id);
create view v_order_history with (security_invoker = true) as
  select t.org_id, t.work_order_id, w.number, t.seq, t.at, t.actor_id, t.kind, t.event from timeline t join work_order w on (w.org_id, w.id) = (t.org_id, t.work_order_id);
