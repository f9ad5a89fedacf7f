import { type RawBuilder, sql } from 'kysely'

/** Names of the people whom the work type's words in an inbox message `i` name, by id; null for almost all messages. */
export const namesInWords: RawBuilder<Readonly<Record<string, string>> | null> = sql`
  case when i.fields ? 'saying' then (select jsonb_object_agg(x.id, x.name) from person x where x.org_id = i.org_id and x.id in (
    select (v ->> 'personId')::uuid from jsonb_path_query(i.fields, '$.saying.values.*') v where v ->> 'kind' = 'person')) end`
