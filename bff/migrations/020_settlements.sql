-- Large amounts are reviewed and confirmed by two people; null leaves one person both.
alter table organization add column two_people_from_fen bigint default 1000000 check (two_people_from_fen >= 0);

alter table settlement
  add column prepayment_fen bigint not null default 0,
  add column confirmed_at timestamptz,
  add column replaces uuid, -- the settlement that this one corrects
  add column reason text, -- why it was corrected
  add foreign key (org_id, replaces) references settlement,
  add check ((replaces is null) = (reason is null));
update settlement set confirmed_at = updated_at where state in ('confirmed', 'paid');
create unique index settlement_replaces on settlement (org_id, replaces) where replaces is not null;

-- Who took which step with a settlement. What a rule confirmed has none.
create table settlement_step (
  org_id uuid not null references organization,
  settlement_id uuid not null,
  number integer not null,
  action text not null check (action in ('submit', 'send_back', 'review', 'confirm', 'pay', 'dispute', 'resolve', 'correct')),
  by uuid not null,
  at timestamptz not null,
  primary key (org_id, settlement_id, number),
  foreign key (org_id, settlement_id) references settlement,
  foreign key (org_id, by) references person
);
create trigger settlement_step_append_only before update or delete on settlement_step for each row execute function refuse_change();

-- What a customer paid before the work was done; netted when it is settled.
create table prepayment (
  org_id uuid not null references organization,
  id uuid not null,
  work_order_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  method text not null check (method in ('wechat', 'transfer', 'cash', 'other')),
  note text,
  by uuid not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, by) references person
);
create index prepayment_order on prepayment (org_id, work_order_id);
create trigger prepayment_append_only before update or delete on prepayment for each row execute function refuse_change();

do $$
declare t text;
begin
  foreach t in array array['settlement_step', 'prepayment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
