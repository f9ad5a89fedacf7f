-- How price books come to be, who is priced how, and what prices were offered, suggested and decided.

-- What a published rule was in the version before, and who published the version.
alter table price_rule add column was uuid;
alter table price_book add column published_by uuid, add foreign key (org_id, published_by) references person;

-- The next version of a book while it is being edited; `edits` counts the changes.
create table price_book_draft (
  org_id uuid not null references organization,
  kind text not null check (kind ~ '^[a-z][a-z0-9_]{0,31}$'),
  book_id uuid not null, -- of the version that it will be
  based_on integer not null, -- 0: there is no version yet
  label jsonb not null,
  edits integer not null default 0,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (org_id, kind),
  foreign key (org_id, updated_by) references person
);
create table price_rule_draft (
  org_id uuid not null references organization,
  id uuid not null,
  kind text not null,
  was uuid, -- the rule of the former version that this one comes from
  rule jsonb not null, -- PriceRule of the domain
  primary key (org_id, id),
  foreign key (org_id, kind) references price_book_draft on delete cascade
);
create index price_rule_draft_kind on price_rule_draft (org_id, kind, id);

-- Tiers, partner levels and grades of monthly sales by key.
create table price_tier (
  org_id uuid not null references organization,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,31}$'),
  label jsonb not null,
  primary key (org_id, key)
);
create table partner_level (
  org_id uuid not null references organization,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,31}$'),
  label jsonb not null,
  goods_split text not null check (goods_split in ('by_quota', 'by_sales', 'on_order')), -- how goods are handed on
  share_set text, -- its settlement rule: the set of share rules
  primary key (org_id, key)
);
create table volume_grade (
  org_id uuid not null references organization,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,31}$'),
  label jsonb not null,
  from_fen bigint not null check (from_fen >= 0),
  primary key (org_id, key)
);

-- Who is of which tier or level or has which contract, where and when. Ended by its period, never taken away, so that an
-- order of the past finds what held then.
create table price_grant (
  org_id uuid not null references organization,
  id uuid not null,
  kind text not null check (kind in ('tier', 'level', 'contract')),
  grant_rule jsonb not null, -- TierGrant of the domain; `tier` is the key of the tier, level or contract
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (org_id, id),
  foreign key (org_id, created_by) references person
);
create index price_grant_party on price_grant (org_id, kind, (grant_rule ->> 'party'));

-- How busy a district is, from a moment on.
create table district_heat (
  org_id uuid not null references organization,
  territory_id uuid not null,
  since timestamptz not null,
  heat text not null check (heat ~ '^[a-z][a-z0-9_]{0,31}$'),
  set_by uuid not null,
  primary key (org_id, territory_id, since),
  foreign key (org_id, territory_id) references territory,
  foreign key (org_id, set_by) references person
);
create trigger district_heat_append_only before update or delete on district_heat for each row execute function refuse_change();

-- Promotions that were made in one call share a campaign.
alter table promotion add column campaign uuid, add column created_at timestamptz, add column created_by uuid,
  add foreign key (org_id, created_by) references person;

-- A file of rules on its way into a draft: its rows, how far they are checked, what is wrong. Nothing of it is a price
-- until it is confirmed.
create table price_import (
  org_id uuid not null references organization,
  id uuid not null,
  kind text not null,
  name text not null,
  mode text not null check (mode in ('add', 'replace')),
  sha256 bytea not null,
  state text not null check (state in ('checking', 'faulty', 'ready', 'confirmed', 'discarded')),
  total integer not null,
  checked integer not null default 0,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (org_id, id),
  foreign key (org_id, created_by) references person
);
create table price_import_row (
  org_id uuid not null references organization,
  import_id uuid not null,
  number integer not null, -- as the sheet counts
  cells jsonb not null,
  rule jsonb,
  faults jsonb, -- [{column, code, detail}]
  primary key (org_id, import_id, number),
  foreign key (org_id, import_id) references price_import
);

-- What a customer was offered, immutable but for its end.
create table quote (
  org_id uuid not null references organization,
  id uuid not null,
  work_order_id uuid not null,
  number integer not null,
  state text not null check (state in ('offered', 'approved', 'declined', 'replaced')),
  total_fen bigint not null,
  lines jsonb not null, -- as the lines of a settlement, with their traces
  rewards jsonb not null default '[]',
  offered_at timestamptz not null,
  offered_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  words text,
  primary key (org_id, id),
  unique (org_id, work_order_id, number),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, offered_by) references person,
  foreign key (org_id, decided_by) references person
);
create unique index quote_open on quote (org_id, work_order_id) where state = 'offered';
create unique index quote_approved on quote (org_id, work_order_id) where state = 'approved';

-- What was decided when a district had more orders in a month than its threshold: once a month.
create table price_decision (
  org_id uuid not null references organization,
  territory_id uuid not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'), -- of the district's local calendar
  decision text not null check (decision in ('keep', 'adjust')),
  points integer not null default 0, -- hundredths of a percent, with 'adjust'
  decided_at timestamptz not null,
  decided_by uuid not null,
  primary key (org_id, territory_id, month),
  foreign key (org_id, territory_id) references territory,
  foreign key (org_id, decided_by) references person
);
create trigger price_decision_append_only before update or delete on price_decision for each row execute function refuse_change();

do $$
declare t text;
begin
  foreach t in array array['price_book_draft', 'price_rule_draft', 'price_tier', 'partner_level', 'volume_grade', 'price_grant', 'district_heat',
    'price_import', 'price_import_row', 'quote', 'price_decision'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
grant delete on price_book_draft, price_rule_draft, price_import_row to field_app, field_worker;
