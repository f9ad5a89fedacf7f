-- Finance pages through all settlements, and people through a month of them, newest first.
create index settlement_created on settlement (org_id, created_at desc, id desc);
