-- The inbox is where every message of an event stands, whatever other channel carries it too. One per event, person and template.
create table inbox_message (
  org_id uuid not null references organization,
  id uuid not null,
  person_id uuid not null,
  work_order_id uuid,
  event_seq integer,
  template text not null,
  fields jsonb not null,
  page text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (org_id, id),
  unique nulls not distinct (org_id, work_order_id, event_seq, person_id, template),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, work_order_id, event_seq) references timeline
);
create index inbox_person on inbox_message (org_id, person_id, created_at desc, id desc);
create index inbox_unread on inbox_message (org_id, person_id) where read_at is null;

create table outbox (
  org_id uuid not null references organization,
  id uuid not null,
  inbox_id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('wechat')),
  template_id text not null,
  state text not null check (state in ('pending', 'sending', 'sent', 'failed', 'unknown', 'suppressed', 'expired')),
  attempt integer not null default 0,
  due_at timestamptz not null,
  attempted_at timestamptz,     -- when the last attempt began
  lease_until timestamptz,      -- on the database's own clock, whatever a rehearsal does to ours
  expires_at timestamptz not null,
  msgid text,
  code integer,
  detail text,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (org_id, id),
  unique (org_id, inbox_id, channel),
  foreign key (org_id, inbox_id) references inbox_message,
  foreign key (org_id, person_id) references person
);
create index outbox_due on outbox (due_at) where state = 'pending';
create index outbox_leased on outbox (lease_until) where state = 'sending';
create index outbox_msgid on outbox (msgid) where msgid is not null;
create index outbox_open on outbox (org_id, person_id, id) where state in ('pending', 'sending');
create index outbox_unclear on outbox (org_id, person_id, template_id) where state = 'unknown';
-- WeChat refuses two sends to one person at once.
create unique index outbox_one_at_a_time on outbox (org_id, person_id, channel) where state = 'sending';

-- The consent ledger: one accepted subscription is one message. Entries only; the balance is their sum per template.
create table consent_entry (
  org_id uuid not null references organization,
  id uuid not null,
  person_id uuid not null,
  template_id text not null,
  change integer not null,
  cause text not null check (cause in ('grant', 'send', 'give_back', 'revoked', 'exhausted')),
  reported_at timestamptz,      -- the phone told us
  pushed_at timestamptz,        -- WeChat's push told us; both on one row when they mean the same tap
  outbox_id uuid,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, person_id) references person
);
create index consent_person on consent_entry (org_id, person_id, template_id, created_at);
create unique index consent_send on consent_entry (org_id, outbox_id, cause) where outbox_id is not null;

create table consent_balance (
  org_id uuid not null references organization,
  person_id uuid not null,
  template_id text not null,
  remaining integer not null check (remaining >= 0),
  primary key (org_id, person_id, template_id),
  foreign key (org_id, person_id) references person
);

-- Not of one organization: WeChat's servers speak for an app, before we know whom it is about.
create table wechat_push (
  key text primary key,
  event jsonb not null,
  received_at timestamptz not null default now()
);
create index wechat_push_about on wechat_push ((event ->> 'openid'), received_at);
create index wechat_push_age on wechat_push (received_at);
create table wechat_token (
  appid text primary key,
  token text,
  fetched_at timestamptz,
  expires_at timestamptz,
  version integer not null default 0, -- counts the tokens
  fence bigint not null default 0,    -- counts the leases; only the last one granted may save
  lease_until timestamptz
);
create function organization_of_recipient(appid text, wanted text) returns table (org_id uuid, person_id uuid) language sql stable security definer set search_path = public as
$$ select p.org_id, p.id from person p join organization o on o.id = p.org_id where o.wechat_appid = appid and p.openid = wanted order by p.created_at desc $$;
