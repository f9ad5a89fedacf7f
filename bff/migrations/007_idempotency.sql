create table idempotency (
  org_id uuid not null references organization,
  person_id uuid not null,
  route text not null,
  key uuid not null,
  fingerprint bytea not null,
  status smallint,
  body text, -- the reply as it was sent; sealed where it carries a secret
  created_at timestamptz not null default now(),
  primary key (org_id, person_id, route, key)
);
create index idempotency_age on idempotency (created_at);
