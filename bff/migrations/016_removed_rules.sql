-- A rule that was removed keeps its row, since its versions and its firings speak of it; it is on no list and never on.
alter table automation_rule add column removed_at timestamptz;
