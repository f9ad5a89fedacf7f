-- Filing reports: what a work order's file was made of, piece by piece with its checksum, at the moment it was filed.
create table filing_report (
  org_id uuid not null references organization,
  work_order_id uuid not null,
  number integer not null check (number > 0), -- of the order's filings
  language text not null check (language in ('zh-CN', 'en')),
  head jsonb not null, -- names as they were, so that the paper stays what it was
  pieces jsonb not null, -- [{kind, key, sha256}]
  checksum bytea not null, -- of all pieces in their order
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (org_id, work_order_id, number),
  foreign key (org_id, work_order_id) references work_order,
  foreign key (org_id, made_by) references person
);
create trigger filing_report_append_only before update or delete on filing_report for each row execute function refuse_change();

do $$
declare t text;
begin
  foreach t in array array['filing_report'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
