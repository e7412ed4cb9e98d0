-- One answer for one key of one principal, written in the transaction of the work itself.
create table idempotency (
  principal text not null,
  key text not null check (length(key) between 8 and 200),
  hash bytea not null check (octet_length(hash) = 32),
  -- json, not jsonb: the answer is given again letter by letter.
  response json,
  created_at timestamptz not null default clock_timestamp(),
  primary key (principal, key)
);
create index idempotency_by_age on idempotency (created_at);

-- What an officer has typed at the counter and not yet saved: it survives a reload and a power cut.
create table intake_draft (
  id uuid primary key,
  officer_id uuid not null,
  body jsonb not null,
  updated_at timestamptz not null
);
create index intake_draft_of_officer on intake_draft (officer_id, updated_at desc);

-- Wrong secrets tried on a code, real or not, in the last hour: the same rows for both, so that nothing is told.
create table receipt_guess (
  code_hash bytea not null,
  at timestamptz not null
);
create index receipt_guess_by_code on receipt_guess (code_hash, at);
