create table part (
  org_id uuid not null references organization,
  id uuid not null,
  code text not null,
  name jsonb not null,
  category text not null,
  fits text[] not null default '{}', -- models; empty: fits all
  old_part_return boolean not null default false,
  search text not null, -- lower case: code, name, pinyin, initials, parted by spaces
  primary key (org_id, id),
  unique (org_id, code)
);
create index part_search on part using gin (search gin_trgm_ops);

create table service_item (
  org_id uuid not null references organization,
  id uuid not null,
  code text not null,
  name jsonb not null,
  category text not null,
  minutes integer not null,
  required_parts uuid[] not null default '{}',
  hint jsonb,
  search text not null,
  primary key (org_id, id),
  unique (org_id, code)
);
create index service_item_search on service_item using gin (search gin_trgm_ops);

create table stock_location (
  org_id uuid not null references organization,
  id uuid not null,
  kind text not null check (kind in ('warehouse', 'site', 'van', 'repair', 'consumed', 'supplier')),
  name text not null,
  place_id uuid,
  owner_id uuid,
  primary key (org_id, id),
  foreign key (org_id, place_id) references place,
  foreign key (org_id, owner_id) references person,
  check ((kind = 'van') = (owner_id is not null))
);
create unique index stock_van_owner on stock_location (org_id, owner_id) where kind = 'van';
create unique index stock_single on stock_location (org_id, kind) where kind in ('consumed', 'supplier');

create table stock_move (
  org_id uuid not null references organization,
  id uuid not null,
  part_id uuid not null,
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  quantity integer not null check (quantity > 0),
  reason text not null check (reason in ('purchase', 'transfer', 'pick', 'use', 'unused', 'old_part', 'repaired', 'scrapped', 'count')),
  work_order_id uuid,
  task_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, part_id) references part,
  foreign key (org_id, from_id) references stock_location,
  foreign key (org_id, to_id) references stock_location,
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, task_id) references task,
  foreign key (org_id, created_by) references person
);
create index stock_move_order on stock_move (org_id, work_order_id) where work_order_id is not null;
create index stock_move_task on stock_move (org_id, task_id) where task_id is not null;
create trigger stock_move_append_only before update or delete on stock_move for each row execute function refuse_change();

-- A maintained balance that invariant I2 compares with the sum of moves. The supplier is where parts come from: it goes below zero.
create table stock_balance (
  org_id uuid not null references organization,
  location_id uuid not null,
  part_id uuid not null,
  quantity integer not null,
  supplier boolean not null default false,
  primary key (org_id, location_id, part_id),
  foreign key (org_id, location_id) references stock_location,
  foreign key (org_id, part_id) references part,
  check (quantity >= 0 or supplier)
);
