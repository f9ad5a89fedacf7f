-- The tenant, its places and its people. Every table carries org_id and every foreign key is composite,
-- so that a row cannot point into another organization. Row-level security is switched on in 009.
create extension if not exists pg_trgm;

create table organization (
  id uuid primary key,
  code text not null unique,
  name text not null,
  wechat_appid text not null,
  time_zone text not null default 'Asia/Shanghai',
  created_at timestamptz not null default now()
);

create table territory (
  org_id uuid not null references organization,
  id uuid not null,
  parent_id uuid,
  division_code text not null, -- GB/T 2260
  name text not null,
  level text not null check (level in ('country', 'region', 'province', 'city', 'district')),
  city_tier smallint,
  time_zone text not null default 'Asia/Shanghai',
  path uuid[] not null, -- root first, itself last
  primary key (org_id, id),
  unique (org_id, division_code),
  foreign key (org_id, parent_id) references territory
);

create table place (
  org_id uuid not null references organization,
  id uuid not null,
  kind text not null check (kind in ('site', 'store', 'warehouse')),
  name text not null,
  address text not null,
  territory_id uuid not null,
  latitude double precision,
  longitude double precision,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, territory_id) references territory
);
create index place_kind on place (org_id, kind);

create table person (
  org_id uuid not null references organization,
  id uuid not null,
  name text not null,
  openid text,
  unionid text,
  phone text, -- never leaves the server but masked
  language text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
  role text not null default 'customer', -- the role worn last
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, openid)
);

create table membership (
  org_id uuid not null references organization,
  id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('customer', 'technician', 'store_staff', 'dispatcher', 'manager', 'finance', 'admin')),
  place_id uuid,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, place_id) references place
);
create unique index membership_once on membership (org_id, person_id, role, coalesce(place_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;
create index membership_place on membership (org_id, place_id, role) where ended_at is null;

create table technician (
  org_id uuid not null references organization,
  person_id uuid not null,
  site_id uuid not null,
  badge text not null,
  skills text[] not null default '{}',
  on_duty boolean not null default true,
  primary key (org_id, person_id),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, site_id) references place
);
create index technician_site on technician (org_id, site_id) where on_duty;

create table invitation (
  org_id uuid not null references organization,
  id uuid not null,
  code_hash bytea not null unique, -- sha-256; the code itself is shown once
  role text not null,
  place_id uuid,
  name text not null,
  badge text,
  skills text[] not null default '{}',
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_by uuid,
  used_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, place_id) references place,
  foreign key (org_id, created_by) references person,
  foreign key (org_id, used_by) references person
);

-- One sign-in on one phone. Every request asks whether it still lasts, so an end is felt at once, whatever the token says.
create table session (
  org_id uuid not null references organization,
  id uuid not null,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed_out', 'dismissed', 'token_reused')),
  primary key (org_id, id),
  foreign key (org_id, person_id) references person
);
create index session_person on session (org_id, person_id) where ended_at is null;

-- Refresh tokens of a session rotate: each is good once, and a little longer while nobody has used its successor.
create table refresh_token (
  org_id uuid not null references organization,
  id uuid not null,
  session_id uuid not null,
  role text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  successor_id uuid,
  used_at timestamptz,      -- when it was first presented
  primary key (org_id, id),
  foreign key (org_id, session_id) references session
);
-- A session has one newest token, so of two rotations at once only one can make the next.
create unique index refresh_newest on refresh_token (org_id, session_id) where successor_id is null;

-- Which organization a stranger's tag or a returning openid belongs to, before any token is known.
create function organization_of_openid(appid text, wanted text) returns uuid language sql stable security definer set search_path = public as
$$ select p.org_id from person p join organization o on o.id = p.org_id where o.wechat_appid = appid and p.openid = wanted order by p.created_at desc limit 1 $$;
