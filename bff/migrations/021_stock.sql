-- Pieces on their way, promises, counts, single pieces, old parts, faults and what they ask for.
alter table part
  add column serial boolean not null default false, -- each piece is known by its number
  add column cost_fen bigint check (cost_fen >= 0),  -- of one piece, as last bought
  add column deposit_fen bigint not null default 0 check (deposit_fen >= 0), -- of one old piece until it is back
  add column return_days integer not null default 14 check (return_days between 1 and 365);

alter table organization
  add column count_by_second_person boolean not null default true,
  add column slow_days integer not null default 90 check (slow_days between 1 and 3650);

alter table stock_location drop constraint stock_location_kind_check;
alter table stock_location add constraint stock_location_kind_check
  check (kind in ('warehouse', 'site', 'van', 'repair', 'consumed', 'supplier', 'transit'));
drop index stock_single;
create unique index stock_single on stock_location (org_id, kind) where kind in ('consumed', 'supplier', 'transit');

-- Pieces that one place asked of another or sent to it. What is sent lies in transit until the other end says what came.
create table stock_transfer (
  org_id uuid not null references organization,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  state text not null check (state in ('asked', 'sent', 'received', 'cancelled')),
  work_order_id uuid,
  note text,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, from_id) references stock_location,
  foreign key (org_id, to_id) references stock_location,
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, created_by) references person
);
create index stock_transfer_open on stock_transfer (org_id, to_id) where state in ('asked', 'sent');
create index stock_transfer_recent on stock_transfer (org_id, updated_at desc, id);

create table stock_transfer_line (
  org_id uuid not null,
  transfer_id uuid not null,
  part_id uuid not null,
  quantity integer not null check (quantity > 0),
  arrived integer check (arrived between 0 and quantity),
  difference text check (difference in ('lost', 'returned')),
  serials text[] not null default '{}', -- of the pieces that were sent
  primary key (org_id, transfer_id, part_id),
  foreign key (org_id, transfer_id) references stock_transfer,
  foreign key (org_id, part_id) references part,
  check ((difference is not null) = (arrived is not null and arrived < quantity))
);

create table stock_transfer_event (
  org_id uuid not null,
  transfer_id uuid not null,
  seq integer not null,
  kind text not null check (kind in ('asked', 'sent', 'received', 'cancelled')),
  at timestamptz not null,
  by uuid not null,
  words text,
  primary key (org_id, transfer_id, seq),
  foreign key (org_id, transfer_id) references stock_transfer,
  foreign key (org_id, by) references person
);
create trigger stock_transfer_event_append_only before update or delete on stock_transfer_event for each row execute function refuse_change();

-- Pieces promised to an order; they lie where they lay until they are picked. Nothing is promised for an order that is over.
create table stock_reservation (
  org_id uuid not null references organization,
  location_id uuid not null,
  part_id uuid not null,
  work_order_id uuid not null,
  quantity integer not null check (quantity >= 0),
  updated_at timestamptz not null,
  primary key (org_id, location_id, part_id, work_order_id),
  foreign key (org_id, location_id) references stock_location,
  foreign key (org_id, part_id) references part,
  foreign key (org_id, work_order_id) references work_order
);
create index stock_reservation_order on stock_reservation (org_id, work_order_id) where quantity > 0;

create table stock_level (
  org_id uuid not null references organization,
  location_id uuid not null,
  part_id uuid not null,
  minimum integer not null check (minimum >= 0),
  target integer not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  primary key (org_id, location_id, part_id),
  foreign key (org_id, location_id) references stock_location,
  foreign key (org_id, part_id) references part,
  foreign key (org_id, updated_by) references person,
  check (target >= minimum)
);

create table stock_count (
  org_id uuid not null references organization,
  id uuid not null,
  location_id uuid not null,
  state text not null default 'open' check (state in ('open', 'posted', 'cancelled')),
  opened_by uuid not null,
  opened_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, location_id) references stock_location,
  foreign key (org_id, opened_by) references person,
  foreign key (org_id, settled_by) references person,
  check ((state = 'open') = (settled_at is null))
);
create unique index stock_count_open on stock_count (org_id, location_id) where state = 'open';

create table stock_count_line (
  org_id uuid not null,
  count_id uuid not null,
  part_id uuid not null,
  counted integer not null check (counted between 0 and 1000000),
  book integer not null, -- what the ledger said at that moment
  serials text[] not null default '{}',
  counted_by uuid not null,
  counted_at timestamptz not null,
  primary key (org_id, count_id, part_id),
  foreign key (org_id, count_id) references stock_count,
  foreign key (org_id, part_id) references part,
  foreign key (org_id, counted_by) references person
);

alter table stock_move drop constraint stock_move_reason_check;
alter table stock_move add constraint stock_move_reason_check check (reason in
  ('purchase', 'transfer', 'pick', 'use', 'unused', 'old_part', 'repaired', 'scrapped', 'count', 'returned', 'lost'));
alter table stock_move
  add column serial text check (serial is null or quantity = 1),
  add column transfer_id uuid,
  add column count_id uuid,
  add foreign key (org_id, transfer_id) references stock_transfer,
  add foreign key (org_id, count_id) references stock_count;
create index stock_move_transfer on stock_move (org_id, transfer_id) where transfer_id is not null;
create index stock_move_part on stock_move (org_id, part_id, created_at);

-- Where each piece with a number is: at exactly one place.
create table part_serial (
  org_id uuid not null,
  part_id uuid not null,
  serial text not null check (char_length(serial) between 1 and 64),
  location_id uuid not null,
  task_id uuid, -- for which it was used
  since timestamptz not null,
  primary key (org_id, part_id, serial),
  foreign key (org_id, part_id) references part,
  foreign key (org_id, location_id) references stock_location,
  foreign key (org_id, task_id) references task
);
create index part_serial_place on part_serial (org_id, location_id, part_id);

-- Pieces that were used and that the book did not have.
create table stock_shortage (
  org_id uuid not null references organization,
  id uuid not null,
  part_id uuid not null,
  location_id uuid not null,
  work_order_id uuid not null,
  task_id uuid not null,
  person_id uuid not null,
  quantity integer not null check (quantity >= 0),
  proposal jsonb, -- ShortageProposal of the domain
  state text not null default 'open' check (state in ('open', 'settled', 'withdrawn')),
  from_id uuid,
  created_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, part_id) references part,
  foreign key (org_id, location_id) references stock_location,
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, task_id) references task,
  foreign key (org_id, person_id) references person,
  foreign key (org_id, from_id) references stock_location,
  foreign key (org_id, settled_by) references person,
  check ((state = 'withdrawn') = (quantity = 0))
);
create index stock_shortage_open on stock_shortage (org_id, task_id) where state = 'open';

-- Old parts that must come back, one row for each part of a task, with what is held back for them.
create table old_part (
  org_id uuid not null references organization,
  id uuid not null,
  part_id uuid not null,
  work_order_id uuid not null,
  task_id uuid not null,
  person_id uuid not null,
  quantity integer not null check (quantity >= 0),
  returned integer not null default 0 check (returned between 0 and quantity),
  deposit_fen bigint not null check (deposit_fen >= 0), -- of one piece
  due_at timestamptz not null,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, task_id, part_id),
  foreign key (org_id, part_id) references part,
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, task_id) references task,
  foreign key (org_id, person_id) references person
);
create index old_part_due on old_part (org_id, due_at) where returned < quantity;

create table old_part_return (
  org_id uuid not null,
  id uuid not null,
  old_part_id uuid not null,
  quantity integer not null check (quantity > 0),
  released_fen bigint not null check (released_fen >= 0),
  serials text[] not null default '{}',
  at timestamptz not null,
  by uuid not null,
  primary key (org_id, id),
  foreign key (org_id, old_part_id) references old_part,
  foreign key (org_id, by) references person
);
create index old_part_return_of on old_part_return (org_id, old_part_id);
create trigger old_part_return_append_only before update or delete on old_part_return for each row execute function refuse_change();

-- What a code on a device's display means: for one model, one category of models, or all (both empty).
create table fault_code (
  org_id uuid not null references organization,
  id uuid not null,
  code text not null,
  model text not null default '',
  label jsonb not null,
  manual text not null default '',
  file_id uuid,
  parts jsonb not null default '[]', -- [{partId, quantity}]
  updated_by uuid not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, file_id) references file,
  foreign key (org_id, updated_by) references person
);
create unique index fault_code_of on fault_code (org_id, lower(code), model);

-- Who answered a request of the work, how, and with what.
alter table stock_request
  add column answer jsonb,
  add column settled_by uuid,
  add column settled_at timestamptz,
  add foreign key (org_id, settled_by) references person;

do $$
declare t text;
begin
  foreach t in array array['stock_transfer', 'stock_transfer_line', 'stock_transfer_event', 'stock_reservation', 'stock_level', 'stock_count',
    'stock_count_line', 'part_serial', 'stock_shortage', 'old_part', 'old_part_return', 'fault_code'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
