-- When the system was down: entered once, never changed; a mistake gets a counter-entry that names what it cancels.
create table outage (
  id uuid primary key,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  reason text not null check (length(reason) between 1 and 500),
  -- The day on which a planned one was announced (NĐ 224/2026/NĐ-CP Điều 13); null when it was not.
  announced_on date,
  cancels uuid references outage,
  entered_by uuid not null,
  entered_at timestamptz not null
);
create unique index outage_cancelled_once on outage (cancels) where cancels is not null;
create index outage_newest on outage (from_at desc, id desc);
create trigger outage_is_append_only before update or delete on outage for each row execute function refuse_change();
revoke update, delete, truncate on outage from motcua_app;

-- Outages and counter-entries after which the dossiers that had ended were charged anew.
create table outage_settled (outage_id uuid primary key references outage, at timestamptz not null);
revoke update, delete, truncate on outage_settled from motcua_app;

-- What each owner had of the time of a dossier that ended: one line for each owner. An entry is written once; when a
-- later outage changes it, an entry with sign -1 takes it back and the next one says it anew.
create table charge (
  dossier_id uuid not null,
  entry integer not null check (entry > 0),
  line integer not null,
  sign integer not null check (sign in (1, -1)),
  kind text not null check (kind in ('citizen', 'counter', 'agency', 'payment', 'opinion', 'post', 'outage')),
  agency_id uuid,
  unit_id uuid,
  officer_id uuid,
  -- Working minutes: all, those beyond the own share, those that made the dossier late.
  minutes integer not null check (minutes >= 0),
  beyond integer not null check (beyond between 0 and minutes),
  late integer not null check (late between 0 and minutes),
  was_late boolean not null,
  procedure_code text not null,
  competent_id uuid not null,
  ended_on date not null,
  ended_at timestamptz not null,
  entered_on date not null,
  entered_at timestamptz not null,
  primary key (dossier_id, entry, line)
);
create index charge_entered on charge (entered_on, ended_on);
create index charge_ended on charge (ended_on, dossier_id);
create index charge_late_kind on charge (kind, ended_on desc, dossier_id) where late > 0;
create index charge_late_agency on charge (agency_id, ended_on desc, dossier_id) where late > 0;
create index charge_late_officer on charge (officer_id, ended_on desc, dossier_id) where late > 0;
create index charge_late_procedure on charge (procedure_code, ended_on desc, dossier_id) where was_late;
create trigger charge_is_append_only before update or delete on charge for each row execute function refuse_change();
revoke update, delete, truncate on charge from motcua_app;

-- Entries that are not in the daily sums yet.
create table charge_fresh (dossier_id uuid not null, entry integer not null, primary key (dossier_id, entry));

-- Daily sums of all entries but the fresh ones. `scope` is the agency whose leader asks (for officers the agency that
-- they worked for, else the competent one), or nobody: the whole province.
create table charge_day (
  measure text not null check (measure in ('owner', 'agency', 'officer', 'procedure')),
  scope uuid not null,
  ended_on date not null,
  entered_on date not null,
  key text not null,
  dossiers bigint not null,
  minutes bigint not null,
  late_dossiers bigint not null,
  late_minutes bigint not null,
  primary key (measure, scope, ended_on, entered_on, key)
);
