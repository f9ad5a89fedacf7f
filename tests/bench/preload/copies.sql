-- Copies of one work order with all its rows, each with ids and people of its own and a legal timeline.

-- An id that is the same for the same thing of the same copy, in the order of time as ours are.
create function bench_id(thing text, n integer) returns text language sql immutable as
$$ select overlay(overlay(md5(thing || ' ' || n) placing '0190' || lpad(to_hex(n), 8, '0') || '7' from 1) placing '8' from 17)::uuid::text $$;

create function bench_swapped(value text, from_texts text[], to_texts text[]) returns text language plpgsql immutable as $$
begin
  for i in 1 .. cardinality(from_texts) loop value := replace(value, from_texts[i], to_texts[i]); end loop;
  return value;
end $$;

create function bench_columns(of regclass) returns text language sql stable as
$$ select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = of and attnum > 0 and not attisdropped and attgenerated = '' $$;

-- Copies number n from first to last. `people` holds one array of ids for each part that varies: the example's own id
-- first, then those of the others, of which copy n takes the n-th in turn.
create function bench_copy(example uuid, first integer, last integer, newest timestamptz, step interval, people text[][]) returns void language plpgsql as $$
declare
  own text[];
  number text;
  deepest integer;
begin
  select array_agg(id) into own from (
    select example::text as id union all select id::text from task where work_order_id = example
    union all select id::text from file where work_order_id = example
    union all select id::text from inbox_message where work_order_id = example
    union all select o.id::text from outbox o join inbox_message m on m.id = o.inbox_id where m.work_order_id = example
    union all select client_request_id::text from work_order where id = example) x;
  select w.number into number from work_order w where id = example;
  create temporary table copy on commit drop as
    select n, newest - (n - first) * step as at, own || number || coalesce(who.old, '{}') as old,
      (select array_agg(bench_id(id, n)) from unnest(own) id) || ('B' || lpad(n::text, 8, '0')) || coalesce(who.new, '{}') as new
    from generate_series(first, last) n, lateral (
      select array_agg(people[i][1]) as old, array_agg(people[i][2 + n % (array_length(people, 2) - 1)]) as new
      from generate_series(1, coalesce(array_length(people, 1), 0)) i) who;

  perform bench_rows('work_order', format('id = %L', example), '{created_at,updated_at}');
  perform bench_rows('task', format('work_order_id = %L', example), '{opened_at,due_at,done_at}');
  perform bench_rows('file', format('work_order_id = %L', example), '{created_at}');
  perform bench_rows('inbox_message', format('work_order_id = %L', example), '{created_at}');
  perform bench_rows('outbox', format('inbox_id in (select id from inbox_message where work_order_id = %L)', example), '{}');

  -- Entry after entry, since each is chained to the one before.
  select max(seq) into deepest from timeline where work_order_id = example;
  for k in 1 .. deepest loop
    insert into timeline (org_id, work_order_id, seq, version, at, saved_at, actor_id, kind, event, hash)
    select r.org_id, r.work_order_id, r.seq, r.version, r.at, r.saved_at, r.actor_id, r.kind, r.event,
      timeline_hash(p.hash, r.org_id, r.work_order_id, r.seq, r.version, r.at, r.saved_at, r.actor_id, r.kind, r.event)
    from copy c cross join (select to_jsonb(t)::text as row from timeline t where work_order_id = example and seq = k) x
      cross join lateral jsonb_populate_record(null::timeline, bench_swapped(x.row, c.old, c.new)::jsonb) r
      left join timeline p on p.org_id = r.org_id and p.work_order_id = r.work_order_id and p.seq = k - 1;
  end loop;
  drop table copy;
end $$;

-- The rows of one table for every copy, their times moved to the copy's.
create function bench_rows(target regclass, condition text, moved text[]) returns void language plpgsql as $$
begin
  execute format(
    'insert into %1$s (%5$s) select %2$s from copy c cross join (select to_jsonb(t) as row from %1$s t where %3$s) x
       cross join lateral jsonb_populate_record(null::%1$s, bench_swapped(x.row::text, c.old, c.new)::jsonb
         || (select coalesce(jsonb_object_agg(name, c.at), ''{}'') from unnest(%4$L::text[]) name where x.row ->> name is not null)) r',
    target, (select string_agg('r.' || name, ', ') from unnest(string_to_array(bench_columns(target), ', ')) name), condition, moved, bench_columns(target));
end $$;
