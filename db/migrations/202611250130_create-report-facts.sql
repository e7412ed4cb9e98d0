-- What reports count: one row for each dossier, written in the transaction of the act, drawn from the same event.
-- Nothing here is typed by hand; `motcua reports rebuild` draws it again from the journal.
create table reported_field (
  code text primary key,
  name text not null
);

create table reported_procedure (
  code text primary key,
  name text not null,
  field_code text not null
);

create table dossier_fact (
  dossier_id uuid primary key,
  code text,
  agency_id uuid not null,
  field_code text not null,
  procedure_code text not null,
  version_id uuid not null,
  channel text not null check (channel in ('direct', 'online', 'postal')),
  return_by text not null,
  immediate boolean not null,
  receiving_unit_id uuid not null,
  submitted_at timestamptz not null,
  -- First answer of the centre: accepted, refused or asked for papers (handbook §3.1: eight working hours).
  answered_at timestamptz,
  answer_due_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  refused_at timestamptz,
  -- The promise in force and since when; null while the clock stands still. Earlier promises are in past_promise.
  due_on date,
  due_since timestamptz,
  -- An apology with a new date was given (NĐ 61/2018 Điều 19.9).
  apologised boolean not null,
  -- When and how the dossier left the stock "đang giải quyết", and how the promise was kept, by dates (handbook §3.3).
  settled_at timestamptz,
  settled_by uuid,
  settlement text check (settlement in ('resolved', 'withdrawn', 'stopped')),
  verdict text check (verdict in ('early', 'on-time', 'late')),
  -- Working minutes from acceptance to settlement, without the time the clock stood still.
  worked_minutes integer check (worked_minutes >= 0),
  handed_over_at timestamptz,
  supplements integer not null check (supplements >= 0),
  fees_due bigint not null,
  fee_paid bigint not null,
  fee_paid_at timestamptz,
  check ((settled_at is null) = (settlement is null)),
  check (settlement is null or accepted_at is null or verdict is not null)
);

create index dossier_fact_accepted on dossier_fact (accepted_at)
  include (agency_id, field_code, channel, procedure_code) where accepted_at is not null;
create index dossier_fact_refused on dossier_fact (refused_at) where refused_at is not null;
create index dossier_fact_settled on dossier_fact (settled_at)
  include (agency_id, field_code, channel, procedure_code, settlement, verdict, apologised, due_on, due_since)
  where settled_at is not null and accepted_at is not null;
create index dossier_fact_open on dossier_fact (agency_id, due_on)
  include (accepted_at, field_code, channel, apologised, due_since)
  where settled_at is null and accepted_at is not null;
create index dossier_fact_due on dossier_fact (due_on) where accepted_at is not null and due_on is not null;
create index dossier_fact_due_at_once on dossier_fact (due_since)
  where accepted_at is not null and due_on < (due_since at time zone 'Asia/Ho_Chi_Minh')::date;
create index dossier_fact_unanswered on dossier_fact (answer_due_at) where answered_at is null and settled_at is null;
create index dossier_fact_paid on dossier_fact (fee_paid_at) include (agency_id) where fee_paid_at is not null;
create index dossier_fact_of_procedure on dossier_fact (procedure_code, settled_at);

-- A promise that was in force from..to and then moved; append-only.
create table past_promise (
  dossier_id uuid not null references dossier_fact,
  from_at timestamptz not null,
  to_at timestamptz not null,
  due_on date,
  apologised boolean not null,
  primary key (dossier_id, from_at, to_at),
  check (from_at <= to_at)
);
create index past_promise_ended on past_promise (to_at);
create index past_promise_due on past_promise (due_on) where due_on is not null;
create index past_promise_at_once on past_promise (from_at)
  where due_on < (from_at at time zone 'Asia/Ho_Chi_Minh')::date;
revoke update, truncate on past_promise from motcua_app;

-- Every promise with the time it was in force; overdue at an instant is derived from it, never stored.
create view promise as
  select dossier_id, agency_id, field_code, channel, procedure_code, due_since as from_at, settled_at as to_at, due_on,
         apologised
  from dossier_fact where accepted_at is not null and due_since is not null
  union all
  select f.dossier_id, f.agency_id, f.field_code, f.channel, f.procedure_code, p.from_at, p.to_at, p.due_on,
         p.apologised
  from past_promise p join dossier_fact f using (dossier_id) where f.accepted_at is not null;

-- Sums of closed days, months and years by field, and of half months and years by procedure ('' where not told apart).
-- Stocks are sums of everything that flowed before; proved equal to the scan of the facts by test and by command.
create table report_sum (
  grain text not null check (grain in ('day', 'month', 'year', 'procedure-half', 'procedure-year')),
  starts_on date not null,
  agency_id uuid not null,
  field_code text not null,
  channel text not null,
  procedure_code text not null,
  received bigint not null,
  refused bigint not null,
  early bigint not null,
  on_time bigint not null,
  late bigint not null,
  late_apologised bigint not null,
  kept_by_extension bigint not null,
  withdrawn bigint not null,
  stopped bigint not null,
  ended_early bigint not null,
  ended_on_time bigint not null,
  ended_late bigint not null,
  overdue bigint not null,
  overdue_apologised bigint not null,
  primary key (grain, starts_on, agency_id, field_code, channel, procedure_code)
);

-- The last day of which the sums are complete; no row while none is.
create table report_closing (
  id boolean primary key default true check (id),
  closed_through date not null
);
