-- A shift whose teller does not come back: somebody else counts the drawer, a third person confirms.
alter table shift
  -- Who counted in the teller's place; null when the teller counted.
  add column counted_by uuid,
  add constraint shift_counted_by_another check (counted_by <> cashier_id),
  add constraint shift_counted_by_stands_with_its_count check (counted_by is null or closing is not null),
  add constraint shift_confirmed_by_a_third check (counted_by <> confirmed_by);
