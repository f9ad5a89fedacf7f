-- What lists of money and the reports of an order are found by.
create index settlement_order on settlement (org_id, work_order_id);
create index settlement_newest on settlement (org_id, created_at desc, id desc);
create index settlement_line_item on settlement_line (org_id, (line -> 'trace' -> 'item' ->> 'id'));
create index payout_person on payout (org_id, person_id) where person_id is not null;
create index payout_place on payout (org_id, place_id) where place_id is not null;
create index fault_code_file on fault_code (org_id, file_id) where file_id is not null;
