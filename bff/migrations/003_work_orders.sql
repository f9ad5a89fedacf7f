create table work_order (
  org_id uuid not null references organization,
  id uuid not null,
  number text not null,
  work_type_version_id uuid not null,
  version integer not null,
  status text not null check (status in ('new', 'assigned', 'in_progress', 'paused', 'awaiting_parts', 'awaiting_acceptance', 'rework', 'completed', 'settled', 'closed', 'cancelled', 'cannot_complete')),
  title text not null,
  urgent boolean not null default false,
  source text not null,
  customer_id uuid,
  store_id uuid,
  asset_id uuid,
  territory_id uuid not null,
  address text not null,
  latitude double precision,
  longitude double precision,
  report jsonb not null,
  followers uuid[] not null default '{}',
  rating jsonb,
  urged_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  client_request_id uuid not null,
  primary key (org_id, id),
  unique (org_id, number),
  unique (org_id, client_request_id), -- permanent: pruned idempotency keys can never bring a duplicate back
  foreign key (org_id, work_type_version_id) references work_type_version,
  foreign key (org_id, customer_id) references person,
  foreign key (org_id, store_id) references place,
  foreign key (org_id, asset_id) references asset,
  foreign key (org_id, territory_id) references territory
);
create index work_order_customer on work_order (org_id, customer_id, created_at desc, id desc);
create index work_order_store on work_order (org_id, store_id, created_at desc, id desc) where store_id is not null;
create index work_order_asset on work_order (org_id, asset_id, created_at desc) where asset_id is not null;
create index work_order_recent on work_order (org_id, created_at desc, id desc);
create index work_order_open on work_order (org_id, status, updated_at) where closed_at is null;
create index work_order_followers on work_order using gin (followers);

create table task (
  org_id uuid not null references organization,
  id uuid not null,
  work_order_id uuid not null,
  node text not null,
  round integer not null,
  state text not null check (state in ('pending', 'assigned', 'accepted', 'travelling', 'in_progress', 'paused', 'awaiting_parts', 'done', 'returned', 'transferred', 'skipped', 'cancelled', 'cannot_complete')),
  open boolean generated always as (state in ('pending', 'assigned', 'accepted', 'travelling', 'in_progress', 'paused', 'awaiting_parts')) stored,
  assignee_id uuid,
  place_id uuid,
  due_at timestamptz, -- what the handler must keep next: accept, arrive or finish
  minutes integer not null default 60, -- open minutes it adds to its handler
  opened_at timestamptz not null,
  done_at timestamptz,
  data jsonb not null, -- the rest of the domain's Task, as evolve made it
  primary key (org_id, id),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, assignee_id) references person,
  foreign key (org_id, place_id) references place
);
create index task_order on task (org_id, work_order_id, round, opened_at);
create index task_mine on task (org_id, assignee_id, due_at, id) where open;
create index task_done on task (org_id, assignee_id, done_at desc) where not open;
create index task_place on task (org_id, place_id, opened_at) where open and place_id is not null;
create index task_unassigned on task (org_id, opened_at) where open and assignee_id is null and place_id is null;

-- The domain events: timeline, audit log and analytics in one, append-only and hash-chained within the work order.
create table timeline (
  org_id uuid not null references organization,
  work_order_id uuid not null,
  seq integer not null check (seq > 0),
  version integer not null, -- of the work order, saved with this event
  at timestamptz not null, -- when it happened; a phone that was offline says so
  saved_at timestamptz not null, -- when the server heard of it
  actor_id uuid,
  kind text not null,
  event jsonb not null,
  xid xid8 not null default pg_current_xact_id(), -- the change cursor: read below the oldest running transaction
  hash bytea not null,
  primary key (org_id, work_order_id, seq),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, actor_id) references person
);
create index timeline_cursor on timeline (org_id, xid);

create function timeline_hash(previous bytea, org uuid, wo uuid, seq integer, version integer, at timestamptz, saved_at timestamptz, actor uuid, kind text, event jsonb) returns bytea language sql immutable as
$$ select sha256(coalesce(previous, ''::bytea) || convert_to(concat_ws('|', org, wo, seq, version, extract(epoch from at), extract(epoch from saved_at), coalesce(actor::text, '-'), kind, event::text), 'UTF8')) $$;

create function timeline_chain() returns trigger language plpgsql as $$
declare previous bytea;
begin
  if new.seq > 1 then
    select hash into previous from timeline where org_id = new.org_id and work_order_id = new.work_order_id and seq = new.seq - 1;
    if previous is null then raise exception 'timeline of % has a gap before %', new.work_order_id, new.seq using errcode = 'integrity_constraint_violation'; end if;
  end if;
  new.hash := timeline_hash(previous, new.org_id, new.work_order_id, new.seq, new.version, new.at, new.saved_at, new.actor_id, new.kind, new.event);
  return new;
end $$;
create trigger timeline_chained before insert on timeline for each row execute function timeline_chain();
create trigger timeline_append_only before update or delete on timeline for each row execute function refuse_change();

create table file (
  org_id uuid not null references organization,
  id uuid not null,
  kind text not null check (kind in ('image', 'audio', 'signature')),
  content_type text not null,
  bytes integer not null,
  width integer,
  height integer,
  sha256 bytea not null,          -- of what is kept
  upload_sha256 bytea not null,   -- of what was sent
  storage_key text not null,
  thumbnail_key text,
  created_by uuid not null,
  work_order_id uuid,             -- set when a command names it
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, created_by) references person,
  foreign key (org_id, work_order_id) references work_order
);
create index file_order on file (org_id, work_order_id) where work_order_id is not null;
