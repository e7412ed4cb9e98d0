-- Figures that were announced outside the system, with the parts they are said to be made of. Append-only: a correction
-- is a further announcement, and both stay readable.
create table announced_figure (
  id uuid primary key,
  subject text not null check (subject in ('procedures', 'received', 'resolved', 'other')),
  title text not null check (length(title) between 1 and 200),
  total bigint not null check (total >= 0),
  -- [{"label": …, "value": …}], in the order in which they were announced; their sum need not be the total.
  parts jsonb not null check (jsonb_typeof(parts) = 'array' and jsonb_array_length(parts) between 1 and 30),
  source text not null check (length(source) between 1 and 500),
  stated_on date not null,
  entered_by uuid not null,
  entered_at timestamptz not null
);
create index announced_figure_of_day on announced_figure (stated_on desc, entered_at desc, id);
create trigger announced_figure_is_append_only before update or delete on announced_figure
  for each row execute function refuse_change();
revoke update, delete, truncate on announced_figure from motcua_app;

-- What the centre writes into the report of a working session, beside what the system finds by itself. Append-only.
create table session_note (
  id uuid primary key,
  -- The days that the session looks back on.
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  section text not null check (section in ('difficulty', 'proposal')),
  text text not null check (length(text) between 1 and 5000),
  written_by uuid not null,
  written_at timestamptz not null
);
create index session_note_of_period on session_note (from_day, to_day, written_at, id);
create trigger session_note_is_append_only before update or delete on session_note
  for each row execute function refuse_change();
revoke update, delete, truncate on session_note from motcua_app;
