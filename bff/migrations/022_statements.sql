-- An outside company whose technicians take tasks is a place that is settled with.
alter table place drop constraint place_kind_check;
alter table place add constraint place_kind_check check (kind in ('site', 'store', 'warehouse', 'provider'));
alter table technician add column provider_id uuid, add foreign key (org_id, provider_id) references place;

create table rebate_rule (
  org_id uuid not null references organization,
  id uuid not null,
  rule jsonb not null, -- Rebate of the domain
  position integer not null,
  removed_at timestamptz,
  primary key (org_id, id)
);

-- A month that was closed; its statements are what was owed when it was, and never change.
create table statement_month (
  org_id uuid not null references organization,
  month text not null check (month ~ '^\d{4}-\d{2}$'), -- of the organization's time zone
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  primary key (org_id, month),
  foreign key (org_id, closed_by) references person
);
create table statement (
  org_id uuid not null references organization,
  id uuid not null,
  month text not null,
  role text not null,
  person_id uuid,
  place_id uuid,
  opening_fen bigint not null,
  closing_fen bigint not null,
  sums jsonb not null, -- fen by StatementKind of the domain
  rebate jsonb, -- RebateCount of the domain
  lines jsonb not null, -- [StatementLine] of the domain
  primary key (org_id, id),
  foreign key (org_id, month) references statement_month,
  foreign key (org_id, person_id) references person,
  foreign key (org_id, place_id) references place,
  check ((person_id is null) <> (place_id is null))
);
create unique index statement_party on statement (org_id, month, role, coalesce(person_id, place_id));
create trigger statement_month_append_only before update or delete on statement_month for each row execute function refuse_change();
create trigger statement_append_only before update or delete on statement for each row execute function refuse_change();

-- What was paid out to a party.
create table payout (
  org_id uuid not null references organization,
  id uuid not null,
  role text not null,
  person_id uuid,
  place_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  note text,
  by uuid not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, place_id) references place,
  foreign key (org_id, by) references person,
  check ((person_id is null) <> (place_id is null))
);
create trigger payout_append_only before update or delete on payout for each row execute function refuse_change();

-- An entry belongs to a settlement, to the closing of a month, or to a payout.
alter table journal_entry
  alter column settlement_id drop not null,
  add column statement_id uuid,
  add column payout_id uuid,
  add foreign key (org_id, statement_id) references statement,
  add foreign key (org_id, payout_id) references payout,
  add check (num_nonnulls(settlement_id, statement_id, payout_id) = 1),
  drop constraint journal_entry_reason_check,
  add constraint journal_entry_reason_check check (reason in ('sale', 'prepayment', 'share', 'reversal', 'rebate', 'payment'));
alter table journal_line
  drop constraint journal_line_account_check,
  add constraint journal_line_account_check check (account in ('receivable', 'prepayment', 'revenue', 'payable', 'retained', 'cash'));

create index settlement_confirmed on settlement (org_id, confirmed_at) where confirmed_at is not null;
create index settlement_reversed on settlement (org_id, updated_at) where state = 'reversed' and confirmed_at is not null;
create index settlement_share_place on settlement_share (org_id, place_id) where place_id is not null;
create index payout_at on payout (org_id, at);

do $$
declare t text;
begin
  foreach t in array array['rebate_rule', 'statement_month', 'statement', 'payout'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
