-- Double entry: each entry's postings sum to nothing, days lock, nothing is ever changed or taken away.
create table ledger_entry (
  id uuid primary key,
  at timestamptz not null,
  -- Vietnam's day of `at`; a closed day takes nothing more.
  day date not null,
  kind text not null check (kind in (
    'payment', 'allocation', 'void', 'refund-claimed', 'refund-paid', 'banked', 'matched', 'treasury', 'count-difference',
    'correction'
  )),
  reference text not null check (length(reference) between 1 and 120),
  memo text not null check (length(memo) <= 500),
  actor_id uuid not null,
  -- Of an entry that undoes another: each can be undone once.
  reverses uuid unique references ledger_entry,
  check (day = (at at time zone 'Asia/Ho_Chi_Minh')::date)
);
create index ledger_entry_by_day on ledger_entry (day, id);
create index ledger_entry_by_reference on ledger_entry (reference);

create table ledger_posting (
  entry_id uuid not null references ledger_entry,
  line smallint not null check (line > 0),
  day date not null,
  account text not null check (account ~ '^[0-9]{4}(:[A-Za-z0-9._-]{1,60}){0,2}$'),
  -- In đồng; a debit is above nothing, a credit below.
  amount bigint not null check (amount <> 0 and amount between -999999999999 and 999999999999),
  primary key (entry_id, line)
);
create index ledger_posting_by_account on ledger_posting (account, day) include (amount);

create table ledger_day (
  day date primary key,
  closed_at timestamptz not null,
  closed_by uuid not null,
  approved_by uuid not null,
  entries integer not null,
  debits bigint not null,
  check (closed_by <> approved_by)
);

-- At the end of the transaction each entry has at least two postings, of its own day, that sum to nothing.
create function check_ledger_entry(entry uuid) returns void language plpgsql as $$
declare
  total bigint;
  lines integer;
begin
  select coalesce(sum(amount), 0), count(*) into total, lines from ledger_posting where entry_id = entry;
  if total <> 0 or lines < 2 then
    raise exception 'ledger entry % has % postings that sum to %', entry, lines, total using errcode = 'MC422';
  end if;
end
$$;
create function guard_ledger_entry() returns trigger language plpgsql as $$
begin
  perform check_ledger_entry(new.id);
  return null;
end
$$;
create function guard_ledger_sum() returns trigger language plpgsql as $$
begin
  perform check_ledger_entry(new.entry_id);
  return null;
end
$$;
create constraint trigger ledger_entry_balances after insert on ledger_entry
  deferrable initially deferred for each row execute function guard_ledger_entry();
create constraint trigger ledger_posting_balances after insert on ledger_posting
  deferrable initially deferred for each row execute function guard_ledger_sum();

-- Whoever writes in a day shares it; whoever closes it has it alone, so no entry slips in behind the count.
create function guard_ledger_day() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7301, (new.day - date '2000-01-01')::integer);
  if exists (select from ledger_day where day = new.day) then
    raise exception 'the day % is closed', new.day using errcode = 'MC423';
  end if;
  return new;
end
$$;
create trigger ledger_day_is_open before insert on ledger_entry for each row execute function guard_ledger_day();
create function guard_ledger_posting() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger_entry where id = new.entry_id and day = new.day) then
    raise exception 'posting of % on another day', new.entry_id using errcode = 'MC422';
  end if;
  perform pg_advisory_xact_lock_shared(7301, (new.day - date '2000-01-01')::integer);
  if exists (select from ledger_day where day = new.day) then
    raise exception 'the day % is closed', new.day using errcode = 'MC423';
  end if;
  return new;
end
$$;
create trigger ledger_posting_is_of_its_entry before insert on ledger_posting
  for each row execute function guard_ledger_posting();

create trigger ledger_entry_is_append_only before update or delete on ledger_entry
  for each row execute function refuse_change();
create trigger ledger_entry_is_never_emptied before truncate on ledger_entry
  for each statement execute function refuse_change();
create trigger ledger_posting_is_append_only before update or delete on ledger_posting
  for each row execute function refuse_change();
create trigger ledger_posting_is_never_emptied before truncate on ledger_posting
  for each statement execute function refuse_change();
create trigger ledger_day_is_append_only before update or delete on ledger_day
  for each row execute function refuse_change();
create trigger ledger_day_is_never_emptied before truncate on ledger_day
  for each statement execute function refuse_change();
revoke update, delete, truncate on ledger_entry, ledger_posting, ledger_day from motcua_app;
