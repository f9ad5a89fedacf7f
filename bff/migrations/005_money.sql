create table price_book (
  org_id uuid not null references organization,
  id uuid not null,
  kind text not null,
  version integer not null,
  label jsonb not null,
  published_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, kind, version)
);

create table price_rule (
  org_id uuid not null references organization,
  id uuid not null,
  book_id uuid not null,
  rule jsonb not null, -- PriceRule of the domain
  primary key (org_id, id),
  foreign key (org_id, book_id) references price_book
);
create trigger price_book_immutable before update or delete on price_book for each row execute function refuse_change();
create trigger price_rule_immutable before update or delete on price_rule for each row execute function refuse_change();
create index price_rule_book on price_rule (org_id, book_id);

create table promotion (
  org_id uuid not null references organization,
  id uuid not null,
  rule jsonb not null, -- Promotion of the domain
  primary key (org_id, id)
);

create table share_rule (
  org_id uuid not null references organization,
  id uuid not null,
  rule jsonb not null, -- ProfitShare of the domain
  primary key (org_id, id)
);

create table settlement (
  org_id uuid not null references organization,
  id uuid not null,
  work_order_id uuid not null,
  kind text not null default 'sale',
  state text not null check (state in ('draft', 'submitted', 'reviewed', 'confirmed', 'paid', 'disputed', 'reversed')),
  total_fen bigint not null,
  priced_at timestamptz not null,
  book_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  confirmed_by text, -- 'rule' or the person's id
  primary key (org_id, id),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, book_id) references price_book
);
create unique index settlement_live on settlement (org_id, work_order_id, kind) where state <> 'reversed';
create index settlement_state on settlement (org_id, state, created_at desc, id);

create table settlement_line (
  org_id uuid not null references organization,
  settlement_id uuid not null,
  number integer not null,
  line jsonb not null, -- id, kind, label, quantity, unit, list price, reason it is free, trace
  amount_fen bigint not null,
  primary key (org_id, settlement_id, number),
  foreign key (org_id, settlement_id) references settlement
);

create table settlement_share (
  org_id uuid not null references organization,
  settlement_id uuid not null,
  number integer not null,
  role text not null,
  person_id uuid,
  place_id uuid,
  amount_fen bigint not null,
  estimate_fen bigint,
  steps jsonb not null,
  primary key (org_id, settlement_id, number),
  foreign key (org_id, settlement_id) references settlement,
  foreign key (org_id, person_id) references person,
  foreign key (org_id, place_id) references place
);
create index settlement_share_person on settlement_share (org_id, person_id) where person_id is not null;

create table journal_entry (
  org_id uuid not null references organization,
  id uuid not null,
  settlement_id uuid not null,
  reason text not null check (reason in ('sale', 'prepayment', 'share', 'reversal')),
  reverses uuid,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, settlement_id) references settlement
);
create table journal_line (
  org_id uuid not null references organization,
  entry_id uuid not null,
  number integer not null,
  account text not null check (account in ('receivable', 'prepayment', 'revenue', 'payable', 'retained')),
  person_id uuid,
  place_id uuid,
  amount_fen bigint not null, -- positive is debit, negative is credit
  primary key (org_id, entry_id, number),
  foreign key (org_id, entry_id) references journal_entry,
  foreign key (org_id, person_id) references person,
  foreign key (org_id, place_id) references place
);
create index journal_entry_settlement on journal_entry (org_id, settlement_id);
create trigger journal_entry_append_only before update or delete on journal_entry for each row execute function refuse_change();
create trigger journal_line_append_only before update or delete on journal_line for each row execute function refuse_change();
