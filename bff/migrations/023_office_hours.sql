-- The office hours of a territory, in minutes of its local day; where none are said those of the territory above hold.
alter table territory
  add column office_from smallint,
  add column office_to smallint,
  add check (num_nulls(office_from, office_to) in (0, 2)),
  add check (office_from >= 0 and office_from < office_to and office_to <= 1440);
