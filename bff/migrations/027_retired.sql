-- Parts and fault codes that are taken out of use. They are found and suggested no more, and stay for what names them.
alter table part add column retired_at timestamptz;
alter table fault_code add column retired_at timestamptz;

-- Who took what out of use, or back into it, and when.
create table retirement (
  org_id uuid not null references organization,
  id uuid not null,
  part_id uuid,
  fault_code_id uuid,
  retired boolean not null,
  at timestamptz not null,
  by uuid not null,
  primary key (org_id, id),
  foreign key (org_id, part_id) references part,
  foreign key (org_id, fault_code_id) references fault_code,
  foreign key (org_id, by) references person,
  check (num_nonnulls(part_id, fault_code_id) = 1)
);
create index retirement_of_part on retirement (org_id, part_id) where part_id is not null;
create index retirement_of_fault_code on retirement (org_id, fault_code_id) where fault_code_id is not null;
create trigger retirement_append_only before update or delete on retirement for each row execute function refuse_change();

alter table retirement enable row level security;
alter table retirement force row level security;
create policy organization on retirement using (org_id = (select nullif(current_setting('app.org', true), '')::uuid))
  with check (org_id = (select nullif(current_setting('app.org', true), '')::uuid));
