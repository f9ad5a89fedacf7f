-- Which departments judge a dispute, and how many days each has.
alter table organization add column dispute_reviewers jsonb not null
  default '[{"department":"finance","days":3},{"department":"manager","days":5}]';

-- What comes of a dispute by itself is nobody's step.
alter table settlement_step alter column by drop not null;

create table dispute (
  org_id uuid not null references organization,
  id uuid not null,
  work_order_id uuid not null,
  subject text not null check (subject in ('settlement_line', 'acceptance_line')),
  task_id uuid,
  line text not null,
  label jsonb not null,
  stands_fen bigint,
  wanted_fen bigint check (wanted_fen >= 0),
  words text not null check (words <> ''),
  opened_by uuid not null,
  opened_as text not null, -- the role in which it was opened
  opened_at timestamptz not null,
  reviewers jsonb not null, -- [Reviewer] of the domain
  state text not null check (state in ('open', 'decided', 'withdrawn')),
  lapses_at timestamptz, -- when time next does something to it
  decision jsonb, -- DisputeDecision of the domain
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, opened_by) references person,
  foreign key (org_id, task_id) references task,
  check ((subject = 'settlement_line') = (stands_fen is not null and wanted_fen is not null)),
  check ((subject = 'acceptance_line') = (task_id is not null)),
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'decided') = (decision is not null)),
  check (state = 'open' or lapses_at is null)
);
create unique index dispute_of_line on dispute (org_id, work_order_id, subject, line) where state = 'open';
create index dispute_order on dispute (org_id, work_order_id);
create index dispute_newest on dispute (org_id, opened_at desc, id desc);
create index dispute_lapses on dispute (lapses_at) where lapses_at is not null;

create table dispute_vote (
  org_id uuid not null references organization,
  dispute_id uuid not null,
  number integer not null,
  by uuid not null,
  department text not null,
  at timestamptz not null,
  judgement jsonb not null, -- Judgement of the domain
  words text not null check (words <> ''),
  primary key (org_id, dispute_id, number),
  foreign key (org_id, dispute_id) references dispute,
  foreign key (org_id, by) references person
);

-- What the parties added to the files of the order.
create table dispute_file (
  org_id uuid not null references organization,
  dispute_id uuid not null,
  file_id uuid not null,
  by uuid not null,
  at timestamptz not null,
  primary key (org_id, dispute_id, file_id),
  foreign key (org_id, dispute_id) references dispute,
  foreign key (org_id, file_id) references file,
  foreign key (org_id, by) references person
);

-- An amount of a line that a person or a decision put in the place of the computed one; the last of a line counts, and
-- null gives it back to its price.
create table price_override (
  org_id uuid not null references organization,
  id uuid not null, -- later ones sort later
  work_order_id uuid not null,
  line text not null,
  amount_fen bigint check (amount_fen >= 0),
  reason text not null check (reason <> ''),
  by uuid,
  dispute_id uuid,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, by) references person,
  foreign key (org_id, dispute_id) references dispute,
  check (by is not null or dispute_id is not null)
);
create index price_override_line on price_override (org_id, work_order_id, line, id desc);

create trigger dispute_vote_append_only before update or delete on dispute_vote for each row execute function refuse_change();
create trigger dispute_file_append_only before update or delete on dispute_file for each row execute function refuse_change();
create trigger price_override_append_only before update or delete on price_override for each row execute function refuse_change();

do $$
declare t text;
begin
  foreach t in array array['dispute', 'dispute_vote', 'dispute_file', 'price_override'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
