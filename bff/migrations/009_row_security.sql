-- The second wall: the runtime role sees only the organization named in app.org; without it, nothing.
do $$
declare t text;
begin
  for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
           where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy organization on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid)) with check (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;

-- The runtime role owns nothing and deletes little; the worker's role sees all organizations (outbox, timers, reports).
grant usage on schema public to field_app, field_worker;
grant select, insert, update on all tables in schema public to field_app, field_worker;
grant delete on idempotency, refresh_token, wechat_push, settlement_line, settlement_share to field_app, field_worker;
alter default privileges in schema public grant select, insert, update on tables to field_app, field_worker;
