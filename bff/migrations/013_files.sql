-- Forms take videos and documents too; a document keeps the name that its sender gave it.
alter table file drop constraint file_kind_check;
alter table file add constraint file_kind_check check (kind in ('image', 'audio', 'signature', 'video', 'document'));
alter table file add column name text;
