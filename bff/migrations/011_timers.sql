-- When something next happens to an order by itself: a reminder, an escalation, the end of a wait. One row an order; what
-- it is, and whether it has happened, the order's own state says. A null is an order that waits for nothing.
create table order_timer (
  org_id uuid not null references organization,
  work_order_id uuid not null,
  due_at timestamptz,
  attempt integer not null default 0, -- of what is due now; back to 0 when it is done
  lease_until timestamptz,            -- by the database's clock; a worker is at it, or it failed and rests
  primary key (org_id, work_order_id),
  foreign key (org_id, work_order_id) references work_order
);
create index order_timer_due on order_timer (due_at) where due_at is not null;

alter table order_timer enable row level security;
alter table order_timer force row level security;
create policy organization on order_timer using (org_id = (select nullif(current_setting('app.org', true), '')::uuid)) with check (org_id = (select nullif(current_setting('app.org', true), '')::uuid));
