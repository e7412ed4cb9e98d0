-- Officers hold positions (a role in a unit, from a day to a day); tasks point at positions, people change.
create table officer (
  id uuid primary key,
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  name text not null check (length(name) between 1 and 200),
  title text not null,
  phone text not null default '',
  active boolean not null default true,
  password_hash text,
  must_change_password boolean not null default false,
  totp_secret text,
  totp_pending text,
  totp_last_step bigint,
  is_demo boolean not null default false,
  created_at timestamptz not null default clock_timestamp()
);

alter table unit add unique (id, agency_id);

create table appointment (
  id uuid primary key,
  officer_id uuid not null references officer,
  unit_id uuid not null,
  agency_id uuid not null,
  role text not null check (
    role in (
      'counter-officer', 'specialist', 'head-of-division', 'department-leader', 'registry-clerk',
      'return-officer', 'centre-manager', 'provincial-leader', 'system-administrator'
    )
  ),
  from_date date not null,
  to_date date check (to_date >= from_date),
  -- A named substitute (Decree 61/2018 Art. 11) acts in another officer's position for a limited time.
  substitute_for uuid references officer check (substitute_for <> officer_id),
  decision text not null default '',
  foreign key (unit_id, agency_id) references unit (id, agency_id),
  check (substitute_for is null or to_date is not null)
);
create index appointment_by_officer on appointment (officer_id);
create index appointment_by_unit on appointment (unit_id, role);

-- The token itself is only in the officer's browser; here is its SHA-256.
create table session (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  officer_id uuid not null references officer on delete cascade,
  awaits_totp boolean not null,
  idle_minutes integer not null,
  created_at timestamptz not null default clock_timestamp(),
  -- When the password (and code) was last given: acts that need a fresh proof look at it.
  confirmed_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index session_by_officer on session (officer_id);
create index session_by_expiry on session (expires_at);

create table sign_in_failure (
  id uuid primary key,
  username text not null,
  address text not null,
  at timestamptz not null default clock_timestamp()
);
create index sign_in_failure_by_username on sign_in_failure (username, at);

-- Who did what to accounts and sessions; refused attempts too. Nobody edits it through the application.
create table security_log (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  officer_id uuid references officer,
  actor_id uuid references officer,
  detail text not null default ''
);
create index security_log_by_time on security_log (at desc);
revoke update, delete, truncate on security_log from motcua_app;
