-- Who had a part in a dossier that was settled, told in the act that settled it: officers are scored on what was in
-- their hands only (TT 01/2018/TT-VPCP Điều 14). Drawn from the journal; `motcua reports rebuild` draws it again.
create table officer_part (
  officer_id uuid not null,
  settled_at timestamptz not null,
  dossier_id uuid not null references dossier_fact on delete cascade,
  verdict text not null check (verdict in ('early', 'on-time', 'late')),
  -- Supplement requests that this officer made.
  asked integer not null check (asked >= 0),
  primary key (dossier_id, officer_id)
);
create index officer_part_of on officer_part (officer_id, settled_at) include (verdict, asked);

-- The few dossiers whose applicants had to come back: indicator 3 counts them, all others came once.
create index dossier_fact_completed on dossier_fact (settled_at) include (agency_id, supplements)
  where settlement = 'resolved' and accepted_at is not null and supplements > 0;

-- What the product does not record and somebody enters with its basis: survey, petitions, publicity. Append-only; the
-- newest line of a subject, measure and period holds.
create table evaluation_input (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('agency', 'officer')),
  subject_id uuid not null,
  -- `tt01-4` (nine indicators: how many got two points, one, none) or `766-CKMB-1` (numerator and denominator).
  measure text not null,
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  two bigint check (two >= 0),
  one bigint check (one >= 0),
  zero bigint check (zero >= 0),
  numerator bigint check (numerator >= 0),
  denominator bigint check (denominator > 0),
  basis text not null check (length(basis) between 1 and 500),
  entered_by uuid not null,
  entered_at timestamptz not null,
  check (num_nonnulls(two, one, zero) in (0, 3) and num_nonnulls(numerator, denominator) in (0, 2)),
  check ((two is null) <> (numerator is null)),
  check (numerator is null or numerator <= denominator)
);
create index evaluation_input_newest
  on evaluation_input (period_from, period_to, subject_id, measure, entered_at desc, id desc);
create index evaluation_input_entered on evaluation_input (entered_at desc, id desc);
create trigger evaluation_input_is_append_only before update or delete on evaluation_input
  for each row execute function refuse_change();
revoke update, delete, truncate on evaluation_input from motcua_app;

-- Points, targets and bands of the index 766, a version each; the one in force on the first day of a period holds.
create table indicator_setting (
  version integer primary key check (version > 0),
  content jsonb not null,
  legal_basis text not null check (length(legal_basis) between 1 and 500),
  reason text not null check (length(reason) between 1 and 500),
  valid_from date not null,
  created_by uuid not null,
  created_at timestamptz not null
);
create index indicator_setting_valid on indicator_setting (valid_from desc, version desc);
create trigger indicator_setting_is_append_only before update or delete on indicator_setting
  for each row execute function refuse_change();
revoke update, delete, truncate on indicator_setting from motcua_app;
