-- The post also tells of attempts and of items it keeps for the receiver; what somebody had to look at is cleared up with a reason.
alter table post_tracking drop constraint post_tracking_status_check;
alter table post_tracking add constraint post_tracking_status_check check (status in (
  'accepted', 'out-for-delivery', 'attempted', 'kept', 'delivered', 'returned'
));
alter table post_tracking drop constraint post_tracking_outcome_check;
alter table post_tracking add constraint post_tracking_outcome_check check (outcome in (
  'moved', 'noted', 'stale', 'early', 'conflict', 'unknown', 'problem'
));
create index post_tracking_unknown on post_tracking (received_at) where outcome = 'unknown';

alter table post_slip drop constraint post_slip_attention_check;
alter table post_slip add constraint post_slip_attention_check check (attention in (
  'unpaid', 'not-entitled', 'missing-at-count', 'order-refused', 'order-given-up', 'conflict', 'paid-elsewhere'
));

alter table post_slip_event drop constraint slip_life;
alter table post_slip_event add constraint slip_life check ((event, from_state, to_state) in (
  ('slip-collected', 'none', 'collected'),
  ('slip-registered', 'none', 'registered'),
  ('slip-offered', 'collected', 'offered'),
  ('slip-cancelled', 'collected', 'cancelled'),
  ('slip-lost', 'collected', 'lost'),
  ('slip-filed', 'offered', 'filed'),
  ('slip-set-aside', 'offered', 'collected'),
  ('slip-lost', 'offered', 'lost'),
  ('slip-prepared', 'registered', 'awaiting-hand-over'),
  ('slip-cancelled', 'registered', 'cancelled'),
  ('slip-handed-over', 'awaiting-hand-over', 'with-post'),
  ('slip-recalled', 'awaiting-hand-over', 'recalled'),
  ('slip-set-out', 'with-post', 'delivering'),
  ('slip-delivered', 'with-post', 'delivered'),
  ('slip-undelivered', 'with-post', 'undelivered'),
  ('slip-lost', 'with-post', 'lost'),
  ('slip-delivered', 'delivering', 'delivered'),
  ('slip-undelivered', 'delivering', 'undelivered'),
  ('slip-lost', 'delivering', 'lost'),
  ('slip-delivered', 'undelivered', 'delivered'),
  ('slip-taken-back', 'undelivered', 'taken-back'),
  ('slip-lost', 'undelivered', 'lost')
) or (event = 'slip-cleared' and from_state = to_state));
