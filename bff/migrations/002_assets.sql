create table asset (
  org_id uuid not null references organization,
  id uuid not null,
  name text not null,
  model text not null,
  serial text,
  place_id uuid,
  spot text, -- where in the place: "2 号柜"
  owner_id uuid,
  territory_id uuid not null,
  address text,
  latitude double precision,
  longitude double precision,
  warranties jsonb not null default '[]', -- [{label, until, covers: 'labour' | 'parts' | part category}]
  installed_at timestamptz,
  hints jsonb not null default '[]', -- [label] shown before departure
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, serial),
  foreign key (org_id, place_id) references place,
  foreign key (org_id, owner_id) references person,
  foreign key (org_id, territory_id) references territory
);
create index asset_place on asset (org_id, place_id);

create table work_type (
  org_id uuid not null references organization,
  id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,31}$'),
  published_version_id uuid,
  primary key (org_id, id),
  unique (org_id, key)
);

create table work_type_version (
  org_id uuid not null references organization,
  id uuid not null,
  work_type_id uuid not null,
  number integer not null,
  definition jsonb not null,
  published_at timestamptz not null default now(),
  published_by uuid,
  primary key (org_id, id),
  unique (org_id, work_type_id, number),
  foreign key (org_id, work_type_id) references work_type,
  foreign key (org_id, published_by) references person
);
alter table work_type add foreign key (org_id, published_version_id) references work_type_version;

create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$;
create trigger work_type_version_immutable before update or delete on work_type_version for each row execute function refuse_change();

create table entrance (
  org_id uuid not null references organization,
  id uuid not null,
  code text not null,
  kind text not null check (kind in ('customer', 'staff', 'system')),
  work_type_id uuid not null,
  source text not null,
  closed_at timestamptz,
  primary key (org_id, id),
  unique (org_id, code),
  foreign key (org_id, work_type_id) references work_type
);

create table tag (
  org_id uuid not null references organization,
  id uuid not null,
  token text not null unique check (token ~ '^[A-Za-z0-9_-]{16,32}$'),
  kind text not null check (kind in ('asset', 'store', 'entrance')),
  asset_id uuid,
  place_id uuid,
  entrance_id uuid,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, asset_id) references asset,
  foreign key (org_id, place_id) references place,
  foreign key (org_id, entrance_id) references entrance,
  check (num_nonnulls(asset_id, place_id, entrance_id) = 1)
);
create index tag_asset on tag (org_id, asset_id);

create function organization_of_tag(wanted text) returns uuid language sql stable security definer set search_path = public as
$$ select org_id from tag where token = wanted $$;
