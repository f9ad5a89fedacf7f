-- The project library. A service item belongs to headquarters; its row is the present version, every version stays in
-- service_item_version. Retired items are found no more, and stay for the orders that name them.
alter table service_item
  add column category_path jsonb not null default '[]', -- [label], from the trade down
  add column required_quantities integer[] not null default '{}', -- beside required_parts; what is missing is one
  add column more_hints jsonb not null default '[]', -- [label] after hint
  add column instruction jsonb, -- label of several lines
  -- Pinyin and initials stand at the end of the search text.
  add column pinyin text not null generated always as (coalesce(substring(search from ' ([a-z]+) [a-z]+$'), '')) stored,
  add column initials text not null generated always as (coalesce(substring(search from ' [a-z]+ ([a-z]+)$'), '')) stored,
  add column lower_code text not null generated always as (lower(code)) stored,
  add column lower_name text not null generated always as (lower(name->>'zh-CN')) stored,
  add column bare_code text not null generated always as (regexp_replace(lower(code), '[^0-9a-z]', '', 'g')) stored,
  add column version integer not null default 1,
  add column retired_at timestamptz,
  add column updated_at timestamptz not null default now(),
  add column updated_by uuid,
  add column revised xid8 not null default pg_current_xact_id(), -- the cursor of the phones' libraries
  add foreign key (org_id, updated_by) references person,
  add check (cardinality(required_quantities) <= cardinality(required_parts));
create index service_item_revised on service_item (org_id, revised);

create table service_item_version (
  org_id uuid not null references organization,
  item_id uuid not null,
  number integer not null,
  content jsonb not null, -- ItemContent of the domain
  at timestamptz not null,
  by uuid,
  primary key (org_id, item_id, number),
  foreign key (org_id, item_id) references service_item,
  foreign key (org_id, by) references person
);
create trigger service_item_version_append_only before update or delete on service_item_version for each row execute function refuse_change();

create function service_item_content(i service_item) returns jsonb language sql stable as $$
  select jsonb_build_object('label', i.name, 'path', i.category_path, 'minutes', i.minutes,
    'parts', coalesce((select jsonb_agg(jsonb_build_object('partId', p.id, 'quantity', coalesce(i.required_quantities[p.nth], 1)) order by p.nth)
      from unnest(i.required_parts) with ordinality as p(id, nth)), '[]'),
    'hints', case when i.hint is null then '[]' else jsonb_build_array(i.hint) end || i.more_hints,
    'instruction', i.instruction) $$;

-- Whoever writes an item, by whatever way, its history is whole.
create function service_item_history() returns trigger language plpgsql as $$ begin
  insert into service_item_version (org_id, item_id, number, content, at, by)
  values (new.org_id, new.id, new.version, service_item_content(new), new.updated_at, new.updated_by);
  return null;
end $$;
create trigger service_item_first after insert on service_item for each row execute function service_item_history();
create trigger service_item_next after update on service_item for each row when (new.version <> old.version) execute function service_item_history();
insert into service_item_version (org_id, item_id, number, content, at) select org_id, id, version, service_item_content(i), updated_at from service_item i;

create function service_item_revise() returns trigger language plpgsql as $$ begin new.revised := pg_current_xact_id(); return new; end $$;
create trigger service_item_revised before update on service_item for each row execute function service_item_revise();

-- What a territory or a site has otherwise. The last number of a scope holds; without fields it was given up.
create table service_item_override (
  org_id uuid not null references organization,
  item_id uuid not null,
  scope_id uuid not null,
  number integer not null,
  territory_id uuid,
  place_id uuid,
  fields jsonb, -- ItemOverride of the domain
  at timestamptz not null,
  by uuid,
  revised xid8 not null default pg_current_xact_id(),
  primary key (org_id, scope_id, item_id, number),
  foreign key (org_id, item_id) references service_item,
  foreign key (org_id, territory_id) references territory,
  foreign key (org_id, place_id) references place,
  foreign key (org_id, by) references person,
  check (num_nonnulls(territory_id, place_id) = 1 and scope_id = coalesce(territory_id, place_id))
);
create index service_item_override_item on service_item_override (org_id, item_id);
create trigger service_item_override_append_only before update or delete on service_item_override for each row execute function refuse_change();

-- Packages: a work type with the lines it begins with. The last version holds.
create table service_package (
  org_id uuid not null references organization,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,31}$'),
  version integer not null,
  label jsonb not null,
  summary jsonb not null,
  work_type text not null,
  lines jsonb not null, -- [{itemId, quantity}]
  retired boolean not null default false,
  at timestamptz not null,
  by uuid,
  primary key (org_id, key, version),
  foreign key (org_id, by) references person
);
create trigger service_package_append_only before update or delete on service_package for each row execute function refuse_change();

-- Which package an order was opened with, or took in a task: its lines as they were then.
create table order_package (
  org_id uuid not null references organization,
  work_order_id uuid not null,
  package_key text not null,
  package_version integer not null,
  lines jsonb not null,
  at timestamptz not null,
  by uuid,
  primary key (org_id, work_order_id, package_key),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, package_key, package_version) references service_package,
  foreign key (org_id, by) references person
);
create trigger order_package_append_only before update or delete on order_package for each row execute function refuse_change();

-- A sheet of items: kept with the dry run, written when it is confirmed.
create table library_import (
  org_id uuid not null references organization,
  id uuid not null,
  name text not null,
  sha256 bytea not null,
  rows jsonb not null, -- [{number, cells}]
  state text not null check (state in ('checked', 'confirmed')),
  report jsonb, -- what it did
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (org_id, id),
  foreign key (org_id, created_by) references person,
  check ((state = 'confirmed') = (report is not null))
);

-- A message that is about no order says what it is about, so that it comes once for each cause.
alter table inbox_message add column if not exists cause text;
do $$
declare c text;
begin
  for c in select conname from pg_constraint where conrelid = 'inbox_message'::regclass and contype = 'u' loop
    execute format('alter table inbox_message drop constraint %I', c);
  end loop;
end $$;
alter table inbox_message add constraint inbox_message_once unique nulls not distinct (org_id, work_order_id, event_seq, person_id, template, cause);

do $$
declare t text;
begin
  foreach t in array array['service_item_version', 'service_item_override', 'service_package', 'order_package', 'library_import'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
