-- Where an order stands in its flow beside its open tasks, and what routing and conditions read.
alter table work_order
  add column tags text[] not null default '{}',
  add column site_id uuid, -- the site it was routed to
  add column marking jsonb not null default '{"waits":[],"arrivals":[],"forks":{},"fired":[],"settling":false,"last":null}',
  add foreign key (org_id, site_id) references place;
create index work_order_tags on work_order using gin (tags);

-- A task may be offered to whoever has a role, at a place or in the whole organization.
alter table task add column role text;
create index task_role on task (org_id, role, opened_at) where open and role is not null and assignee_id is null;
-- What a role has to do is nobody's queue but its own.
drop index task_unassigned;
create index task_unassigned on task (org_id, opened_at) where open and assignee_id is null and place_id is null and role is null;

-- What the customer is to the organization ("vip"), for conditions and rules.
alter table person add column level text;
