// One statement for each operation, over our own schema: the same rows as our server writes and the same hints, with
// nothing checked that the database does not check. Every parameter stands once, in `p`, so that pgbench can put an
// expression in its place.

// What our server leaves out of a new task's row.
const empty = `'{parts,answers,pausedMs,services,verdicts,declinedBy}'::text[]`

/** $1 organization · $2 customer · $3 tag · $4 order · $5 number · $6 key · $7 task · $8 answers · $9 title · $10 fingerprint */
const submit = `
with p as (select $1::uuid as org, $2::uuid as person, $3::text as tag, $4::uuid as id, $5::text as number, $6::uuid as key,
  $7::uuid as task, $8::jsonb as answers, $9::text as title, $10::bytea as fingerprint, floor(extract(epoch from now()) * 1000) as at),
subject as (
  select p.*, a.id as asset, s.id as store, s.territory_id, s.address, s.latitude, s.longitude, y.published_version_id as type_version
  from p join tag g on g.token = p.tag and g.revoked_at is null join asset a on (a.org_id, a.id) = (g.org_id, g.asset_id)
    join place s on (s.org_id, s.id) = (a.org_id, a.place_id) join work_type y on y.org_id = p.org),
who as (
  select t.person_id, t.site_id from subject b join place s on s.org_id = b.org and s.kind = 'site'
    join technician t on (t.org_id, t.site_id) = (s.org_id, s.id) and t.on_duty and t.skills @> '{refrigeration}'
    left join lateral (select sum(k.minutes) as minutes from task k where k.org_id = t.org_id and k.assignee_id = t.person_id and k.open) m on true
  order by coalesce(m.minutes, 0), (s.latitude - b.latitude) ^ 2 + (s.longitude - b.longitude) ^ 2 limit 1),
made as (
  select b.*, who.person_id as technician, who.site_id as site,
    jsonb_build_object('taskId', b.task, 'assigneeId', who.person_id, 'placeId', who.site_id, 'reason', jsonb_build_object('by', 'nearest_idle', 'siteId', who.site_id),
      'acceptBy', b.at + 600000, 'arriveBy', b.at + 3600000, 'finishBy', b.at + 14400000, 'expectedAt', b.at + 2700000) as promise,
    jsonb_build_object('id', b.task, 'node', 'repair', 'round', 1, 'state', 'pending', 'openedAt', b.at, 'assigneeId', null, 'placeId', null, 'reason', null) ||
      '{"parts": [],"pause": null,"doneAt": null,"answers": {},"acceptBy": null,"arriveBy": null,"finishBy": null,"pausedMs": 0,"services": [],"verdicts": [],"arrivedAt": null,"openLines": null,"acceptedAt": null,"assignedAt": null,"declinedBy": [],"expectedAt": null,"signatureId": null,"travellingAt": null,"arrivedPosition": null}'::jsonb as opened,
    jsonb_build_object('at', b.at, 'title', b.title, 'number', b.number, 'address', b.address, 'assetId', b.asset, 'storeId', b.store, 'technicianId', who.person_id,
      'latestAt', b.at + 3600000, 'expectedAt', b.at + 2700000, 'lines', 4, 'words', null, 'decideBy', null) as fields
  from subject b, who),
inserted as (
  insert into work_order (org_id, id, number, work_type_version_id, version, status, title, source, customer_id, store_id, asset_id, territory_id, address, latitude, longitude, report, created_at, updated_at, client_request_id)
  select org, id, number, type_version, 1, 'assigned', title, 'scan', person, store, asset, territory_id, address, latitude, longitude, answers, now(), now(), key from made returning 1),
tasked as (
  insert into task (org_id, id, work_order_id, node, round, state, assignee_id, place_id, due_at, minutes, opened_at, data)
  select org, task, id, 'repair', 1, 'assigned', technician, site, to_timestamp((at + 600000) / 1000), 60, now(), jsonb_strip_nulls(opened || promise - 'taskId' || jsonb_build_object('state', 'assigned', 'assignedAt', at)) - ${empty} from made),
told as (
  insert into timeline (org_id, work_order_id, seq, version, at, saved_at, actor_id, kind, event)
  select org, id, e.seq, 1, now(), now(), person, e.event ->> 'kind', e.event from made, lateral (values
    (1, jsonb_build_object('kind', 'reported', 'order', jsonb_build_object('id', id, 'orgId', org, 'title', title, 'number', number, 'rating', null, 'report', answers, 'source', 'scan', 'status', 'new',
      'urgent', false, 'address', address, 'assetId', asset, 'storeId', store, 'urgedAt', null, 'closedAt', null, 'position', jsonb_build_object('latitude', latitude, 'longitude', longitude),
      'createdAt', at, 'followers', '[]'::jsonb, 'updatedAt', at, 'customerId', person, 'territoryId', territory_id, 'workTypeVersionId', type_version))),
    (2, jsonb_build_object('kind', 'task_opened', 'task', opened)),
    (3, promise || '{"kind": "task_assigned"}'),
    (4, '{"kind": "status_changed", "from": "new", "to": "assigned"}'::jsonb)) e(seq, event) order by e.seq),
inbox as (
  insert into inbox_message (org_id, id, person_id, work_order_id, event_seq, template, fields, page, created_at)
  select org, uuidv7(), m.reader, id, m.seq, m.template, fields, '/pages/progress/page?id=' || id, now() from made, lateral (values
    (person, 1, 'received'), (technician, 3, 'task_assigned'), (person, 3, 'assigned')) m(reader, seq, template) returning id, org_id, person_id, template),
sending as (
  insert into outbox (org_id, id, inbox_id, person_id, channel, template_id, state, due_at, expires_at, created_at)
  select i.org_id, uuidv7(), i.id, i.person_id, 'wechat', i.template, 'pending', now(), now() + interval '24 hours', now() from inbox i
    join person q on (q.org_id, q.id) = (i.org_id, i.person_id) where q.openid is not null),
kept as (
  insert into idempotency (org_id, person_id, route, key, fingerprint, status, body)
  select org, person, 'POST /work-orders', key, fingerprint, 201, json_build_object('id', id, 'number', number, 'version', 1)::text from made)
select id, number, 1 as version,
  pg_notify('live', json_build_object('orgId', org, 'event', 'changed', 'rooms', array['order:' || id, 'dispatch:' || org, 'person:' || person, 'person:' || technician, 'place:' || store, 'place:' || site],
    'data', json_build_object('id', id, 'version', 1, 'status', 'assigned'))::text),
  pg_notify('live', json_build_object('orgId', org, 'event', 'inbox', 'rooms', array['person:' || person], 'data', json_build_object('unread',
    2 + (select count(*) from inbox_message u where u.org_id = org and u.person_id = person and u.read_at is null)))::text),
  pg_notify('live', json_build_object('orgId', org, 'event', 'inbox', 'rooms', array['person:' || technician], 'data', json_build_object('unread',
    1 + (select count(*) from inbox_message u where u.org_id = org and u.person_id = technician and u.read_at is null)))::text),
  pg_notify('outbox', '')
from made`

/** $1 organization · $2 technician · $3 order · $4 task · $5 next task · $6 answers · $7 photos · $8 key · $9 fingerprint */
const complete = `
with p as (select $1::uuid as org, $2::uuid as person, $3::uuid as id, $4::uuid as task, $5::uuid as next, $6::jsonb as answers, $7::uuid[] as photos,
  $8::uuid as key, $9::bytea as fingerprint, floor(extract(epoch from now()) * 1000) as at),
found as (
  select p.*, w.version, w.number, w.title, w.address, w.customer_id, w.store_id, w.asset_id, k.data, (select max(l.seq) from timeline l where l.org_id = p.org and l.work_order_id = p.id) as seq
  from p join work_order w on (w.org_id, w.id) = (p.org, p.id) join task k on (k.org_id, k.id) = (p.org, p.task) where k.assignee_id = p.person and k.state = 'in_progress' for update of w, k),
made as (
  select found.*, data || jsonb_build_object('state', 'done', 'doneAt', at, 'answers', answers) as done,
    jsonb_build_object('id', next, 'node', 'acceptance', 'round', 1, 'state', 'pending', 'openedAt', at, 'assigneeId', null, 'placeId', null, 'reason', null) ||
      '{"parts": [],"pause": null,"doneAt": null,"answers": {},"acceptBy": null,"arriveBy": null,"finishBy": null,"pausedMs": 0,"services": [],"verdicts": [],"arrivedAt": null,"openLines": null,"acceptedAt": null,"assignedAt": null,"declinedBy": [],"expectedAt": null,"signatureId": null,"travellingAt": null,"arrivedPosition": null}'::jsonb as opened
  from found),
claimed as (
  update file f set work_order_id = m.id from made m where f.org_id = m.org and f.id = any(m.photos) and f.created_by = m.person and f.work_order_id is null),
changed as (
  update work_order w set version = m.version + 1, status = 'awaiting_acceptance', updated_at = now() from made m where w.org_id = m.org and w.id = m.id and w.version = m.version),
finished as (
  update task k set state = 'done', done_at = now(), due_at = null, data = m.done from made m where k.org_id = m.org and k.id = m.task),
tasked as (
  insert into task (org_id, id, work_order_id, node, round, state, place_id, minutes, opened_at, data)
  select org, next, id, 'acceptance', 1, 'assigned', store_id, 0, now(), jsonb_strip_nulls(opened || jsonb_build_object('state', 'assigned', 'assignedAt', at, 'placeId', store_id, 'reason', '{"by": "store"}'::jsonb)) - ${empty} from made),
told as (
  insert into timeline (org_id, work_order_id, seq, version, at, saved_at, actor_id, kind, event)
  select org, id, seq + e.step, version + 1, now(), now(), person, e.event ->> 'kind', e.event from made, lateral (values
    (1, jsonb_build_object('kind', 'task_completed', 'taskId', task, 'answers', answers, 'outcome', 'done', 'services', '[]'::jsonb, 'verdicts', '[]'::jsonb, 'signatureId', null)),
    (2, jsonb_build_object('kind', 'task_opened', 'task', opened)),
    (3, jsonb_build_object('kind', 'task_assigned', 'taskId', next, 'placeId', store_id, 'reason', '{"by": "store"}'::jsonb, 'assigneeId', null, 'acceptBy', null, 'arriveBy', null, 'finishBy', null, 'expectedAt', null)),
    (4, '{"kind": "status_changed", "from": "in_progress", "to": "awaiting_acceptance"}'::jsonb)) e(step, event) order by e.step),
staff as (
  select b.person_id from made m join membership b on b.org_id = m.org and b.place_id = m.store_id and b.role = 'store_staff' and b.ended_at is null),
inbox as (
  insert into inbox_message (org_id, id, person_id, work_order_id, event_seq, template, fields, page, created_at)
  select org, uuidv7(), s.person_id, id, seq + 3, 'awaiting_acceptance', jsonb_build_object('at', at, 'title', title, 'number', number, 'address', address, 'assetId', asset_id, 'storeId', store_id,
    'technicianId', person, 'latestAt', null, 'expectedAt', null, 'lines', 4, 'words', null, 'decideBy', null), '/store/acceptance/page?id=' || id || '&task=' || next, now() from made, staff s returning id, org_id, person_id, template),
sending as (
  insert into outbox (org_id, id, inbox_id, person_id, channel, template_id, state, due_at, expires_at, created_at)
  select i.org_id, uuidv7(), i.id, i.person_id, 'wechat', i.template, 'pending', now(), now() + interval '24 hours', now() from inbox i
    join person q on (q.org_id, q.id) = (i.org_id, i.person_id) where q.openid is not null),
kept as (
  insert into idempotency (org_id, person_id, route, key, fingerprint, status, body)
  select org, person, 'POST /work-orders/:id/commands', key, fingerprint, 200, json_build_object('id', id, 'version', version + 1, 'status', 'awaiting_acceptance', 'task', done)::text from made)
select m.id, m.version + 1 as version, m.done as task,
  pg_notify('live', json_build_object('orgId', m.org, 'event', 'changed', 'rooms', array['order:' || m.id, 'dispatch:' || m.org, 'person:' || m.customer_id, 'person:' || m.person, 'place:' || m.store_id],
    'data', json_build_object('id', m.id, 'version', m.version + 1, 'status', 'awaiting_acceptance'))::text),
  pg_notify('live', json_build_object('orgId', m.org, 'event', 'inbox', 'rooms', array['person:' || s.person_id], 'data', json_build_object('unread',
    1 + (select count(*) from inbox_message u where u.org_id = m.org and u.person_id = s.person_id and u.read_at is null)))::text),
  pg_notify('outbox', '')
from made m, staff s`

/** $1 organization · $2 technician */
const list = `
with p as (select $1::uuid as org, $2::uuid as person)
select w.id, w.number, w.version, w.status, w.title, w.urgent, w.address, w.latitude, w.longitude, w.created_at, w.updated_at,
  s.name as place_name, a.spot, a.name as asset_name, q.name as technician, k.data as task
from p join task k on k.org_id = p.org and k.assignee_id = p.person and k.open join work_order w on (w.org_id, w.id) = (k.org_id, k.work_order_id)
  left join place s on (s.org_id, s.id) = (w.org_id, w.store_id) left join asset a on (a.org_id, a.id) = (w.org_id, w.asset_id)
  left join person q on (q.org_id, q.id) = (k.org_id, k.assignee_id)
order by k.due_at, k.id limit 30`

/** $1 organization · $2 customer · $3 order */
const progress = `
with p as (select $1::uuid as org, $2::uuid as person, $3::uuid as id)
select w.id, w.number, w.version, w.title, w.status, w.rating, w.created_at,
  (select json_agg(k.data order by k.opened_at, k.id) from task k where k.org_id = w.org_id and k.work_order_id = w.id) as tasks,
  (select json_agg(json_build_object('seq', l.seq, 'at', l.at, 'by', q.name, 'event', l.event) order by l.seq) from timeline l
    left join person q on (q.org_id, q.id) = (l.org_id, l.actor_id) where l.org_id = w.org_id and l.work_order_id = w.id) as history,
  (select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'at', f.created_at, 'key', f.storage_key)) from file f where f.org_id = w.org_id and f.work_order_id = w.id) as files
from p join work_order w on (w.org_id, w.id) = (p.org, p.id) where w.customer_id = p.person`

export const statements = { submit, complete, list, progress }
