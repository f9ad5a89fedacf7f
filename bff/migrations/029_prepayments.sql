-- Money in advance is given back before it is netted: below zero. And a node of the work type books what was answered there.
alter table prepayment drop constraint prepayment_amount_fen_check;
alter table prepayment add constraint prepayment_amount_fen_check check (amount_fen <> 0);
alter table prepayment add column node text;
alter table prepayment alter column by drop not null;
alter table prepayment add constraint prepayment_from_check check (node is not null or by is not null);
