-- What follows from what, by rules that the organization keeps as data. A row of a rule is its present version; every
-- version stays in automation_rule_version.
create table automation_rule (
  org_id uuid not null references organization,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,31}$'),
  version integer not null,
  enabled boolean not null,
  trigger text not null, -- its kind, to ask quickly whether anybody listens
  rule jsonb not null,   -- AutomationRule of the domain
  next_at timestamptz,   -- of a schedule that is on
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (org_id, key),
  foreign key (org_id, updated_by) references person
);
create index automation_rule_due on automation_rule (next_at) where enabled and next_at is not null;

create table automation_rule_version (
  org_id uuid not null references organization,
  key text not null,
  version integer not null,
  enabled boolean not null,
  rule jsonb not null,
  at timestamptz not null,
  by uuid,
  primary key (org_id, key, version),
  foreign key (org_id, key) references automation_rule,
  foreign key (org_id, by) references person
);
create trigger automation_rule_version_append_only before update or delete on automation_rule_version for each row execute function refuse_change();

-- What is still to be done by itself, written in the transaction of its cause and done by a worker in another.
create table automation_job (
  org_id uuid not null references organization,
  id uuid not null,
  cause text not null, -- one job a cause
  job jsonb not null,
  depth smallint not null, -- how many automatic steps led here
  state text not null default 'pending' check (state in ('pending', 'done', 'dead')),
  attempt integer not null default 0,
  due_at timestamptz not null,
  lease_until timestamptz,
  detail text,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (org_id, id),
  unique (org_id, cause)
);
create index automation_job_due on automation_job (due_at) where state = 'pending';

-- Each time a rule fired, or why it did not: once for each cause.
create table automation_firing (
  org_id uuid not null references organization,
  id uuid not null,
  rule_key text not null,
  rule_version integer not null,
  cause text not null,
  at timestamptz not null,
  work_order_id uuid,
  outcome text not null check (outcome in ('done', 'not_met', 'too_deep', 'failed')),
  reason jsonb not null,
  results jsonb not null default '[]',
  primary key (org_id, id),
  unique (org_id, rule_key, cause),
  foreign key (org_id, work_order_id) references work_order
);
create index automation_firing_recent on automation_firing (org_id, at desc, id desc);

-- Which order came of which, or is a ticket of which.
create table order_link (
  org_id uuid not null references organization,
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  kind text not null check (kind in ('created', 'ticket')),
  subject text, -- of a ticket: the fault that it counts for
  at timestamptz not null,
  primary key (org_id, from_id, to_id, kind),
  foreign key (org_id, from_id) references work_order,
  foreign key (org_id, to_id) references work_order
);
create index order_link_to on order_link (org_id, to_id);
create index order_link_subject on order_link (org_id, subject) where subject is not null;
create index asset_model on asset (org_id, model);

-- Parts that the work asks a warehouse for.
create table stock_request (
  org_id uuid not null references organization,
  id uuid not null,
  work_order_id uuid not null,
  seq integer not null, -- the event that asked
  location_id uuid,     -- the warehouse; null when there is none
  lines jsonb not null, -- [{partId, code, quantity, free}]
  state text not null default 'open' check (state in ('open', 'sent', 'refused')),
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, work_order_id, seq),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, location_id) references stock_location
);

-- Other systems. Secrets are sealed with the server's key; the token of a key is kept as its sha-256 alone.
create table api_key (
  org_id uuid not null references organization,
  id uuid not null,
  label text not null,
  hash bytea not null unique,
  tail text not null, -- its last four characters, to tell keys apart
  scopes text[] not null,
  per_minute integer not null check (per_minute between 1 and 6000),
  person_id uuid not null, -- as whom it acts
  session_id uuid not null, -- ends with the key
  created_at timestamptz not null,
  created_by uuid not null,
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, session_id) references session,
  foreign key (org_id, created_by) references person
);
create function api_key_of(wanted bytea) returns table (org_id uuid, id uuid, person_id uuid, session_id uuid, scopes text[], per_minute integer) language sql stable security definer set search_path = public as
$$ select k.org_id, k.id, k.person_id, k.session_id, k.scopes, k.per_minute from api_key k where k.hash = wanted and k.revoked_at is null $$;

create table inbound_hook (
  org_id uuid not null references organization,
  id uuid not null,
  key text not null unique check (key ~ '^[A-Za-z0-9_-]{20,32}$'),
  label text not null,
  secret text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  closed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, created_by) references person
);
create function organization_of_hook(wanted text) returns uuid language sql stable security definer set search_path = public as
$$ select org_id from inbound_hook where key = wanted and closed_at is null $$;

-- What came in: once for each event of the sender, and once for each signed request.
create table inbound_event (
  org_id uuid not null references organization,
  hook_id uuid not null,
  event_id text not null,
  signature bytea not null,
  body jsonb not null,
  received_at timestamptz not null,
  primary key (org_id, hook_id, event_id),
  unique (org_id, hook_id, signature),
  foreign key (org_id, hook_id) references inbound_hook
);

create table outbound_hook (
  org_id uuid not null references organization,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,31}$'),
  url text not null,
  secret text not null,
  events text[] not null default '{}', -- kinds of events told by themselves
  enabled boolean not null default true,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (org_id, key),
  foreign key (org_id, created_by) references person
);

create table hook_delivery (
  org_id uuid not null references organization,
  id uuid not null,
  hook_key text not null,
  cause text not null,
  body text not null,
  state text not null default 'pending' check (state in ('pending', 'sent', 'dead')),
  attempt integer not null default 0,
  due_at timestamptz not null,
  lease_until timestamptz,
  status integer,
  detail text,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (org_id, id),
  unique (org_id, hook_key, cause),
  foreign key (org_id, hook_key) references outbound_hook
);
create index hook_delivery_due on hook_delivery (due_at) where state = 'pending';

do $$
declare t text;
begin
  foreach t in array array['automation_rule', 'automation_rule_version', 'automation_job', 'automation_firing', 'order_link', 'stock_request',
    'api_key', 'inbound_hook', 'inbound_event', 'outbound_hook', 'hook_delivery'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
