-- How far a procedure can be done online, entered with its basis (NĐ 224/2026 Điều 14). Append-only: of the lines that
-- began by a day the one entered last holds on it.
create table service_level (
  id uuid primary key,
  procedure_code text not null check (procedure_code <> ''),
  level text not null check (level in ('whole', 'part', 'none')),
  legal_basis text not null check (length(legal_basis) between 1 and 500),
  valid_from date not null,
  entered_by uuid not null,
  entered_at timestamptz not null
);
create index service_level_newest on service_level (procedure_code, entered_at desc, id desc)
  include (valid_from, level);
create index service_level_entered on service_level (entered_at desc, id desc);
create trigger service_level_is_append_only before update or delete on service_level
  for each row execute function refuse_change();
revoke update, delete, truncate on service_level from motcua_app;
