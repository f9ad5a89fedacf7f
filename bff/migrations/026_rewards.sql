-- Points that promotions gave with a settlement.
create table settlement_reward (
  org_id uuid not null references organization,
  settlement_id uuid not null,
  number integer not null,
  label jsonb not null,
  points integer not null check (points > 0),
  counted jsonb not null, -- promotion, base and gift of the domain's Reward, enough to count the points anew
  primary key (org_id, settlement_id, number),
  foreign key (org_id, settlement_id) references settlement
);
create trigger settlement_reward_append_only before update or delete on settlement_reward for each row execute function refuse_change();

alter table settlement_reward enable row level security;
alter table settlement_reward force row level security;
create policy organization on settlement_reward using (org_id = (select nullif(current_setting('app.org', true), '')::uuid))
  with check (org_id = (select nullif(current_setting('app.org', true), '')::uuid));
