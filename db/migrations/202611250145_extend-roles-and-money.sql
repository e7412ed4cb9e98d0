-- Money and paper get their own positions, and money its own acts in the law of movement.
alter table appointment drop constraint appointment_role_check;
alter table appointment add constraint appointment_role_check check (
  role in (
    'counter-officer', 'specialist', 'head-of-division', 'department-leader', 'registry-clerk', 'return-officer',
    'cashier', 'bank-controller', 'accountant', 'postal-officer',
    'centre-manager', 'provincial-leader', 'system-administrator'
  )
);

insert into legal_transition (event, from_state, to_state)
select event, state, state
from unnest(array['fee-charged', 'payment-voided', 'fee-refunded']) as event,
  unnest(array['accepted', 'in-progress', 'awaiting-supplement', 'awaiting-obligation', 'resolved']) as state;

insert into legal_transition (event, from_state, to_state) values
  ('fee-refunded', 'returned', 'returned'),
  ('fee-refunded', 'withdrawn', 'withdrawn'),
  ('fee-refunded', 'stopped', 'stopped'),
  ('delivery-moved', 'resolved', 'resolved');
