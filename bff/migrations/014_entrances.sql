-- What an entrance is called, who sees it, and what an order that came through it carries. Null roles and places: everybody
-- of its kind.
alter table entrance
  add column label jsonb not null default '{"zh-CN":"入口"}',
  add column roles text[],
  add column place_ids uuid[],
  add column tags text[] not null default '{}',
  add column created_at timestamptz not null default now();
create index entrance_open on entrance (org_id, kind) where closed_at is null;

-- The number that a sticker of an entrance shows beside the entrance's code.
alter table tag add column number integer;
create unique index tag_entrance_number on tag (org_id, entrance_id, number) where entrance_id is not null;

-- Which team a report goes to: the whole ordered list of rules, each change a new version of it.
create table routing_version (
  org_id uuid not null references organization,
  number integer not null,
  rules jsonb not null, -- RoutingRule[] of the domain
  at timestamptz not null,
  by uuid,
  primary key (org_id, number),
  foreign key (org_id, by) references person
);
create trigger routing_version_append_only before update or delete on routing_version for each row execute function refuse_change();

-- How many of a hundred reports are assigned without a dispatcher.
alter table organization add column auto_dispatch_percent smallint not null default 100 check (auto_dispatch_percent between 0 and 100);

-- Share rules of a team: an order that was routed with the key is shared by these, every other by those without one.
alter table share_rule add column set_key text;

create index person_name on person using gin (name gin_trgm_ops);
create index work_order_source on work_order (org_id, source, created_at desc, id desc);

alter table routing_version enable row level security;
alter table routing_version force row level security;
create policy organization on routing_version using (org_id = (select nullif(current_setting('app.org', true), '')::uuid)) with check (org_id = (select nullif(current_setting('app.org', true), '')::uuid));
