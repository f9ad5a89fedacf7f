-- What a company is shaping: at most one draft a work type. The row stays when the draft goes (definition null), so that
-- revisions only grow and nobody's late edits meet another draft under an old number.
create table work_type_draft (
  org_id uuid not null references organization,
  work_type_id uuid not null,
  revision integer not null,
  definition jsonb,
  based_on integer, -- number of the version it began from
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (org_id, work_type_id),
  foreign key (org_id, work_type_id) references work_type,
  foreign key (org_id, updated_by) references person
);

-- Every edit that was laid over a draft, by the revision it made.
create table work_type_edit (
  org_id uuid not null references organization,
  work_type_id uuid not null,
  revision integer not null,
  at timestamptz not null,
  by uuid,
  edits jsonb not null,
  primary key (org_id, work_type_id, revision),
  foreign key (org_id, work_type_id) references work_type,
  foreign key (org_id, by) references person
);
create trigger work_type_edit_append_only before update or delete on work_type_edit for each row execute function refuse_change();

-- Which draft a version was, so that a publication that was cut short goes on where it was; and what was said of it.
alter table work_type_version add column draft_revision integer;
alter table work_type_version add column note text;

do $$
declare t text;
begin
  foreach t in array array['work_type_draft', 'work_type_edit'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
