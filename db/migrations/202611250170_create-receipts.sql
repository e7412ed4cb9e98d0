-- Receipts of phí and lệ phí (biên lai), Decree 254/2026: who may write them, in which books, and every number used.

-- Written agreement by which an agency lets a bank or the post write its receipts (ủy nhiệm lập biên lai).
create table receipt_delegation (
  id uuid primary key,
  principal_id uuid not null references agency,
  delegate_id uuid not null references agency,
  agreement_number text not null check (length(agreement_number) between 1 and 100),
  agreement_date date not null,
  delegate_tax_code text not null check (delegate_tax_code ~ '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$'),
  -- The tax office is told at least three days before the first receipt.
  notified_on date not null,
  starts_on date not null check (starts_on >= notified_on + 3 and starts_on >= agreement_date),
  ends_on date check (ends_on >= starts_on),
  entered_by uuid,
  entered_at timestamptz not null,
  check (principal_id <> delegate_id)
);
create index receipt_delegation_of on receipt_delegation (principal_id, delegate_id, starts_on desc);
create trigger receipt_delegation_is_append_only before update or delete on receipt_delegation
  for each row execute function refuse_change();
revoke update, delete, truncate on receipt_delegation from motcua_app;

-- A series lets the book of electronic receipts of each year open by itself at the first collection.
create table receipt_series (
  id uuid primary key,
  principal_id uuid not null references agency,
  holder_id uuid not null references agency,
  kind text not null check (kind in ('phi', 'le-phi')),
  form text not null check (form ~ '^[0-9A-Z/-]{2,20}$'),
  stem text not null check (stem ~ '^[A-Z]{2}$'),
  delegation_id uuid references receipt_delegation,
  principal_tax_code text not null check (principal_tax_code ~ '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$'),
  basis text not null check (length(basis) between 1 and 200),
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  entered_by uuid,
  entered_at timestamptz not null,
  unique (form, stem)
);
create index receipt_series_of on receipt_series (principal_id, holder_id, kind, effective_from desc);
create trigger receipt_series_is_append_only before update or delete on receipt_series
  for each row execute function refuse_change();
revoke update, delete, truncate on receipt_series from motcua_app;

-- A book (sổ biên lai): a range of paper numbers, or the open-ended electronic numbers of one year.
create table receipt_book (
  id uuid primary key,
  series_id uuid references receipt_series,
  principal_id uuid not null references agency,
  holder_id uuid not null references agency,
  delegation_id uuid references receipt_delegation,
  kind text not null check (kind in ('phi', 'le-phi')),
  medium text not null check (medium in ('paper', 'electronic')),
  form text not null check (form ~ '^[0-9A-Z/-]{2,20}$'),
  symbol text not null check (symbol ~ '^[A-Z]{2}-[0-9]{2}[A-Z]$'),
  year integer not null check (year between 2016 and 2999),
  first_number bigint not null check (first_number between 1 and 99999999),
  last_number bigint check (last_number between first_number and 99999999),
  -- The number that the next receipt gets; moved by the triggers below alone.
  next_number bigint not null,
  -- Names, addresses, tax codes and place as they were when the book was opened.
  parties jsonb not null,
  basis text not null check (length(basis) between 1 and 200),
  opens_on date not null,
  closes_on date not null,
  opened_by uuid,
  opened_at timestamptz not null,
  unique (id, kind),
  unique (form, symbol, year, first_number),
  unique (series_id, year),
  check (extract(year from opens_on) = year and extract(year from closes_on) = year and opens_on <= closes_on),
  check (next_number between first_number and coalesce(last_number, 99999999) + 1),
  check ((medium = 'paper') = (last_number is not null)),
  check (medium = 'paper' or (series_id is not null and first_number = 1)),
  -- Paper ends with 2026; from 1 January 2027 receipts are electronic.
  check (medium = 'electronic' or closes_on <= date '2026-12-31')
);
create index receipt_book_to_use on receipt_book (principal_id, holder_id, kind, year);

create function guard_receipt_book() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock(hashtextextended(new.form || ' ' || new.symbol, 254));
    if new.next_number <> new.first_number then
      raise exception 'a new receipt book begins at its first number' using errcode = '42501';
    end if;
    if exists (
      select from receipt_book
      where form = new.form and symbol = new.symbol and year = new.year and id <> new.id
        and int8range(first_number, last_number, '[]') && int8range(new.first_number, new.last_number, '[]')
        -- The very same beginning is the unique key's to refuse: two who open the same book at once are one.
        and first_number <> new.first_number
    ) then
      raise exception 'numbers % to % of % are in another book', new.first_number, new.last_number, new.symbol
        using errcode = 'MC409', constraint = 'receipt_book_ranges';
    end if;
    return new;
  end if;
  if pg_trigger_depth() < 2
    or (to_jsonb(new) - 'next_number') <> (to_jsonb(old) - 'next_number') or new.next_number < old.next_number then
    raise exception 'a receipt book moves by its receipts alone' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_receipt_book before insert or update on receipt_book
  for each row execute function guard_receipt_book();
revoke delete, truncate on receipt_book from motcua_app;

-- A book or a series is closed before its time; nothing is issued from it after that day.
create table receipt_closing (
  id uuid primary key,
  book_id uuid references receipt_book,
  series_id uuid references receipt_series,
  closed_from date not null,
  reason text not null check (length(reason) between 1 and 500),
  closed_by uuid not null,
  closed_at timestamptz not null,
  check (num_nonnulls(book_id, series_id) = 1),
  unique (book_id),
  unique (series_id)
);
create trigger receipt_closing_is_append_only before update or delete on receipt_closing
  for each row execute function refuse_change();
revoke update, delete, truncate on receipt_closing from motcua_app;

-- Unused paper numbers that can no longer be used: cancelled, lost or damaged, with their minutes (biên bản).
create table receipt_spoilage (
  id uuid primary key,
  book_id uuid not null references receipt_book,
  first_number bigint not null,
  last_number bigint not null check (last_number >= first_number),
  kind text not null check (kind in ('cancelled', 'lost', 'damaged')),
  minutes_number text not null check (length(minutes_number) between 1 and 100),
  minutes_date date not null,
  reason text not null check (length(reason) between 1 and 500),
  asked_by uuid not null,
  approved_by uuid not null check (approved_by <> asked_by),
  at timestamptz not null
);
create index receipt_spoilage_of_book on receipt_spoilage (book_id, first_number);

-- One receipt. Never deleted, never rewritten: only its state follows the events below.
create table receipt (
  id uuid primary key,
  book_id uuid not null,
  kind text not null,
  number bigint not null check (number between 1 and 99999999),
  state text not null check (state in ('used', 'cancelled', 'replaced', 'adjusted')),
  amount bigint not null check (abs(amount) < 1000000000000),
  -- [{"kind", "code", "name", "amount"}]: phí or lệ phí, never both on one receipt.
  lines jsonb not null check (
    jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) between 1 and 100
    and not jsonb_path_exists(lines, '$[*] ? (@.kind != $kind)', jsonb_build_object('kind', kind))
  ),
  payer_name text not null check (length(payer_name) between 1 and 200),
  payer_address text not null check (length(payer_address) <= 500),
  dossier_id uuid not null,
  dossier_code text not null,
  payment_id uuid not null,
  method text not null check (method in ('cash', 'transfer', 'gateway', 'cod')),
  cashier_id uuid not null,
  cashier_name text not null check (length(cashier_name) between 1 and 200),
  issued_at timestamptz not null,
  -- The receipt that this one replaces or adjusts.
  corrects_id uuid references receipt,
  correction text check (correction in ('replacement', 'adjustment')),
  -- SHA-256 over the canonical XML at the moment of issue.
  document_hash bytea not null check (octet_length(document_hash) = 32),
  -- Folded number, dossier code and payer, for the one search box.
  search text not null,
  foreign key (book_id, kind) references receipt_book (id, kind),
  unique (book_id, number),
  check ((corrects_id is null) = (correction is null)),
  check (amount > 0 or correction = 'adjustment')
);
create unique index receipt_once_for_payment on receipt (payment_id, kind) where corrects_id is null;
create index receipt_of_payment on receipt (payment_id);
create index receipt_of_dossier on receipt (dossier_id);
create index receipt_newest on receipt (issued_at desc, id desc);
create index receipt_correcting on receipt (corrects_id) where corrects_id is not null;
create index receipt_by_number on receipt (number);
create index receipt_search on receipt using gin (search gin_trgm_ops);

-- What happened to a receipt after its issue.
create table receipt_event (
  receipt_id uuid not null references receipt,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('cancelled', 'replaced', 'adjusted', 'copy-lost')),
  reason text not null check (length(reason) between 1 and 500),
  actor_id uuid not null,
  approver_id uuid not null check (approver_id <> actor_id),
  other_id uuid references receipt,
  at timestamptz not null,
  primary key (receipt_id, seq),
  check ((kind in ('replaced', 'adjusted')) = (other_id is not null))
);
create index receipt_event_at on receipt_event (at);

-- What one person asks for and a second one decides: nothing of it is done before.
create table receipt_change (
  id uuid primary key,
  kind text not null check (kind in ('spoil', 'replace', 'adjust', 'copy-lost')),
  book_id uuid references receipt_book,
  receipt_id uuid references receipt,
  content jsonb not null,
  reason text not null check (length(reason) between 1 and 500),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decision text check (decision in ('approved', 'refused')),
  decided_by uuid check (decided_by <> asked_by),
  decided_at timestamptz,
  decision_note text check (length(decision_note) <= 500),
  check (num_nonnulls(book_id, receipt_id) = 1),
  check (num_nonnulls(decision, decided_by, decided_at, decision_note) in (0, 4))
);
create index receipt_change_open on receipt_change (asked_at) where decision is null;

create function guard_receipt_change() returns trigger language plpgsql as $$
begin
  if old.decision is not null
    or (to_jsonb(new) - '{decision,decided_by,decided_at,decision_note}'::text[])
      <> (to_jsonb(old) - '{decision,decided_by,decided_at,decision_note}'::text[]) then
    raise exception 'what was asked and decided about receipts stays' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_receipt_change before update on receipt_change
  for each row execute function guard_receipt_change();
revoke delete, truncate on receipt_change from motcua_app;

-- The next number of a book after one that is gone, past everything that was spoilt.
create function next_receipt_number(book uuid, wanted bigint) returns bigint language plpgsql stable as $$
declare
  past bigint;
begin
  loop
    select last_number into past from receipt_spoilage
    where book_id = book and wanted between first_number and last_number limit 1;
    if not found then return wanted; end if;
    wanted := past + 1;
  end loop;
end
$$;

create function assert_of_this_moment(what text, at timestamptz) returns void language plpgsql as $$
begin
  if not (select simulated_clock from installation)
    and (at > clock_timestamp() + interval '2 seconds' or at < clock_timestamp() - interval '10 seconds') then
    raise exception '% is not of this moment', what using errcode = 'MC503';
  end if;
end
$$;

-- The number is the book's next one, or there is no receipt: no gap, no choice, no going back.
create function guard_receipt() returns trigger language plpgsql as $$
declare
  book receipt_book%rowtype;
  day date := (new.issued_at at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  perform assert_of_this_moment('the receipt', new.issued_at);
  select * into book from receipt_book where id = new.book_id for update;
  if new.state <> 'used' or new.number <> book.next_number or day not between book.opens_on and book.closes_on then
    raise exception 'receipt % is not the next one of its book on %', new.number, day
      using errcode = 'MC409', constraint = 'receipt_next_number';
  end if;
  if (select sum((line ->> 'amount')::bigint) from jsonb_array_elements(new.lines) as line) <> new.amount then
    raise exception 'the lines of the receipt do not make its amount' using errcode = '23514';
  end if;
  update receipt_book set next_number = next_receipt_number(book.id, new.number + 1) where id = book.id;
  return new;
end
$$;
create trigger guard_receipt before insert on receipt for each row execute function guard_receipt();

create function guard_receipt_past() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or pg_trigger_depth() < 2 or (to_jsonb(new) - 'state') <> (to_jsonb(old) - 'state') then
    raise exception 'a receipt is never deleted and never rewritten' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_receipt_past before update or delete on receipt
  for each row execute function guard_receipt_past();
create trigger receipt_is_never_emptied before truncate on receipt
  for each statement execute function refuse_change();
revoke delete, truncate on receipt from motcua_app;

create function follow_receipt_event() returns trigger language plpgsql as $$
declare
  was text;
begin
  perform assert_of_this_moment('the event of the receipt', new.at);
  select state into was from receipt where id = new.receipt_id for update;
  if new.kind <> 'copy-lost' then
    if was in ('cancelled', 'replaced') then
      raise exception 'receipt % is no longer valid', new.receipt_id
        using errcode = 'MC409', constraint = 'receipt_in_force';
    end if;
    update receipt set state = new.kind where id = new.receipt_id;
  end if;
  return new;
end
$$;
create trigger follow_receipt_event before insert on receipt_event
  for each row execute function follow_receipt_event();
create trigger receipt_event_is_append_only before update or delete on receipt_event
  for each row execute function refuse_change();
revoke update, delete, truncate on receipt_event from motcua_app;

create function guard_receipt_spoilage() returns trigger language plpgsql as $$
declare
  book receipt_book%rowtype;
begin
  perform assert_of_this_moment('the spoilage', new.at);
  select * into book from receipt_book where id = new.book_id for update;
  if book.medium <> 'paper' or new.first_number < book.next_number or new.last_number > book.last_number
    or exists (
      select from receipt_spoilage
      where book_id = new.book_id and int8range(first_number, last_number, '[]')
        && int8range(new.first_number, new.last_number, '[]')
    ) then
    raise exception 'only unused paper numbers can be spoilt' using errcode = 'MC409', constraint = 'receipt_unused';
  end if;
  return new;
end
$$;
create trigger guard_receipt_spoilage before insert on receipt_spoilage
  for each row execute function guard_receipt_spoilage();

create function skip_receipt_spoilage() returns trigger language plpgsql as $$
begin
  update receipt_book set next_number = next_receipt_number(id, next_number) where id = new.book_id;
  return null;
end
$$;
create trigger skip_receipt_spoilage after insert on receipt_spoilage
  for each row execute function skip_receipt_spoilage();
create trigger receipt_spoilage_is_append_only before update or delete on receipt_spoilage
  for each row execute function refuse_change();
revoke update, delete, truncate on receipt_spoilage from motcua_app;
