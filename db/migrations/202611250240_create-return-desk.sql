-- What went over the return desk, to whom, on what proof; one row for each dossier, never changed.
create table return_record (
  dossier_id uuid primary key references dossier,
  -- Results handed over together are one act; it is also the key that makes a second click do nothing.
  act_id uuid not null,
  at timestamptz not null,
  officer_id uuid not null,
  receiver text not null check (receiver in ('owner', 'submitter', 'authorised')),
  receiver_id uuid not null,
  receiver_name text not null check (length(receiver_name) between 1 and 300),
  -- How it was made sure who stands at the desk: the card's number against the number on file, or the card looked at.
  identity text not null check (identity in ('card-read', 'number-typed', 'card-seen')),
  authorisation jsonb,
  papers jsonb not null,
  originals jsonb not null,
  proof text not null check (proof in ('signature', 'code', 'paper')),
  -- The line of the drawn signature; the code by its row; nothing for a signature on paper.
  signature text check (length(signature) between 1 and 60000),
  code_id uuid,
  phone_shown text not null check (length(phone_shown) <= 20),
  check ((receiver = 'authorised') = (authorisation is not null)),
  check ((proof = 'signature') = (signature is not null)),
  check ((proof = 'code') = (code_id is not null))
);
create index return_record_of_act on return_record (act_id);
create trigger return_record_is_append_only before update or delete on return_record
  for each row execute function refuse_change();
revoke update, delete, truncate on return_record from motcua_app;

-- One-time codes: only a keyed fingerprint is kept.
create table return_code (
  id uuid primary key,
  act_id uuid not null,
  person_id uuid not null,
  phone text not null,
  fingerprint text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > sent_at),
  tries integer not null default 0 check (tries between 0 and 5),
  used_at timestamptz
);
create index return_code_of_act on return_code (act_id, sent_at);
create index return_code_of_phone on return_code (phone, sent_at);
revoke delete, truncate on return_code from motcua_app;

-- Messages to citizens on their way to whoever carries them. A carried code is forgotten here.
create table outgoing_message (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  kind text not null check (kind in ('return-code', 'reminder')),
  phone text not null check (phone ~ '^0\d{9}$'),
  body text not null check (length(body) <= 500),
  written_at timestamptz not null,
  written_by uuid not null,
  expires_at timestamptz not null,
  state text not null check (state in ('waiting', 'carried', 'expired')),
  tries integer not null default 0,
  carried_at timestamptz,
  check ((state = 'carried') = (carried_at is not null))
);
create index outgoing_message_waiting on outgoing_message (written_at, id) where state = 'waiting';
create index outgoing_message_of_dossier on outgoing_message (dossier_id, written_at);
revoke delete, truncate on outgoing_message from motcua_app;

-- The telephone of the demo: what a carrier would have brought.
create table simulated_message (
  id uuid primary key,
  phone text not null,
  body text not null,
  at timestamptz not null
);
create index simulated_message_newest on simulated_message (at desc, id);
revoke update, truncate on simulated_message from motcua_app;

-- Results that wait, the longest first.
create index dossier_awaiting_pickup on dossier (agency_id, resolved_at, id) where state = 'resolved';
create index dossier_awaiting_pickup_anywhere on dossier (resolved_at, id) where state = 'resolved';
