-- A customer whom staff took down: who did, and when the customer agreed that their number is kept. Both null for people
-- who came by themselves and showed their number to WeChat.
alter table person add column added_by uuid, add column phone_agreed_at timestamptz;
alter table person add foreign key (org_id, added_by) references person;
create index person_phone on person (org_id, phone) where phone is not null;
