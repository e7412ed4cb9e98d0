-- Fees as rules (Luật Phí và lệ phí 2015). A rule is never edited: a later number counts wherever its period reaches,
-- so that what held on a day is found again for ever.
create table fee_rule (
  id uuid primary key,
  procedure_code text not null check (length(procedure_code) between 3 and 60),
  -- Empty: every case of the procedure.
  case_code text not null check (length(case_code) <= 80),
  number integer not null check (number > 0),
  source text not null check (source in ('starter', 'imported', 'administrator')),
  title text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  doubtful boolean not null,
  content jsonb not null check (jsonb_typeof(content -> 'items') = 'array'),
  reason text not null check (length(reason) between 1 and 500),
  published_at timestamptz not null,
  published_by uuid,
  unique (procedure_code, case_code, number)
);
create trigger fee_rule_is_append_only before update or delete on fee_rule
  for each row execute function refuse_change();
revoke update, delete, truncate on fee_rule from motcua_app;

-- Amounts that the people's council of the province sets (Luật Phí và lệ phí 2015, Điều 21): of the rows of a table
-- whose period holds a day, the one entered last counts.
create table provincial_fee (
  id uuid primary key,
  fee_table text not null check (length(fee_table) between 1 and 160),
  amount bigint not null check (amount between 0 and 999999999999),
  resolution text not null check (length(resolution) between 1 and 200),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  entered_at timestamptz not null,
  entered_by uuid
);
create index provincial_fee_of_table on provincial_fee (fee_table, entered_at, id);
create trigger provincial_fee_is_append_only before update or delete on provincial_fee
  for each row execute function refuse_change();
revoke update, delete, truncate on provincial_fee from motcua_app;

-- Why a dossier pays what it pays: facts, lines and sentences as they were when it was received, and what an officer
-- corrected with which reason.
create table fee_assessment (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  -- Null with number 0: the fee of the catalogue itself.
  rule_id uuid references fee_rule,
  rule_number integer not null check (rule_number >= 0),
  assessed_on date not null,
  facts jsonb not null,
  assessment jsonb not null,
  charged jsonb not null check (jsonb_typeof(charged) = 'array'),
  total bigint not null check (total >= 0),
  correction text check (length(correction) between 1 and 500),
  assessed_at timestamptz not null,
  assessed_by uuid not null
);
create index fee_assessment_of_dossier on fee_assessment (dossier_id, assessed_at, id);
create trigger fee_assessment_is_append_only before update or delete on fee_assessment
  for each row execute function refuse_change();
revoke update, delete, truncate on fee_assessment from motcua_app;
