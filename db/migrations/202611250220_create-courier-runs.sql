-- The courier's runs between the centre and the departments: bags under seal, each with its manifest.
create table courier_counter (day date primary key, n integer not null check (n > 0));

create table courier_run (
  id uuid primary key,
  -- CT-YYMMDD-NN, gap-free within its day.
  number text not null unique check (number ~ '^CT-[0-9]{6}-[0-9]{2,4}$'),
  route text not null check (length(route) between 1 and 200),
  courier_id uuid not null,
  courier_name text not null check (length(courier_name) between 1 and 200),
  opened_at timestamptz not null,
  opened_by uuid not null,
  departed_at timestamptz,
  departed_by uuid,
  check ((departed_at is null) = (departed_by is null))
);
create index courier_run_newest on courier_run (opened_at desc, id desc);

create table courier_bag (
  id uuid primary key,
  run_id uuid not null references courier_run,
  ordinal integer not null check (ordinal > 0),
  -- Seen from the centre; `between` two departments.
  direction text not null check (direction in ('out', 'back', 'between')),
  from_unit_id uuid not null references unit,
  from_label text not null,
  to_unit_id uuid not null references unit,
  to_label text not null,
  seal text check (length(seal) between 1 and 40),
  sealed_at timestamptz,
  opened_at timestamptz,
  opened_by uuid,
  seal_found text check (seal_found in ('intact', 'broken')),
  closed_at timestamptz,
  closed_by uuid,
  unique (run_id, ordinal),
  check (from_unit_id <> to_unit_id),
  check ((seal is null) = (sealed_at is null)),
  check ((opened_at is null) = (opened_by is null) and (opened_at is null) = (seal_found is null)),
  check ((closed_at is null) = (closed_by is null) and (closed_at is null or opened_at is not null))
);
create index courier_bag_on_its_way on courier_bag (to_unit_id, sealed_at) where closed_at is null;

create table courier_item (
  id uuid primary key,
  bag_id uuid not null references courier_bag,
  dossier_id uuid not null references bundle,
  code text not null,
  sheets integer not null check (sheets >= 0),
  originals integer not null check (originals >= 0),
  state text not null check (state in ('packed', 'struck', 'arrived', 'missing', 'sent-again', 'lost')),
  out_at timestamptz not null,
  out_by uuid not null,
  -- The hand-over to the courier; none when the courier had it already and carries it again.
  out_hand_over_id uuid references hand_over,
  struck_at timestamptz,
  struck_reason text check (length(struck_reason) between 1 and 500),
  in_at timestamptz,
  in_by uuid,
  -- Where it came out: another bag than its own is a discrepancy.
  in_bag_id uuid references courier_bag,
  in_hand_over_id uuid unique references hand_over,
  check ((state = 'struck') = (struck_at is not null) and (struck_at is null) = (struck_reason is null)),
  check ((state = 'arrived') = (in_at is not null) and (in_at is null) = (in_by is null)
    and (in_at is null) = (in_bag_id is null) and (in_at is null) = (in_hand_over_id is null))
);
create index courier_item_of_bag on courier_item (bag_id, out_at, id);
create index courier_item_of_dossier on courier_item (dossier_id, out_at);
create index courier_item_out on courier_item (out_at);
-- A dossier is in one bag at a time.
create unique index one_bag_at_a_time on courier_item (dossier_id) where state in ('packed', 'missing');

create table courier_discrepancy (
  id uuid primary key,
  bag_id uuid not null references courier_bag,
  kind text not null check (kind in ('missing', 'extra', 'wrong-bag', 'broken-seal', 'count')),
  item_id uuid references courier_item,
  dossier_id uuid references bundle,
  code text not null,
  note text not null check (length(note) <= 1000),
  photo_id uuid,
  found_at timestamptz not null,
  found_by uuid not null,
  conclusion text check (conclusion in ('found', 'sent-again', 'miscounted', 'lost')),
  conclusion_text text check (length(conclusion_text) between 1 and 1000),
  settled_at timestamptz,
  check ((conclusion is null) = (conclusion_text is null)),
  check (settled_at is null or conclusion is not null)
);
create index courier_discrepancy_of_bag on courier_discrepancy (bag_id, found_at, id);
create index courier_discrepancy_open on courier_discrepancy (found_at, id) where settled_at is null;
create unique index one_discrepancy_of_a_kind on courier_discrepancy (bag_id, kind, coalesce(dossier_id::text, ''));

create table courier_signature (
  discrepancy_id uuid not null references courier_discrepancy,
  side text not null check (side in ('giver', 'courier', 'receiver')),
  officer_id uuid not null,
  officer_name text not null check (length(officer_name) between 1 and 200),
  at timestamptz not null,
  primary key (discrepancy_id, side),
  -- Nobody signs for two.
  unique (discrepancy_id, officer_id)
);
create trigger courier_signature_is_append_only before update or delete on courier_signature
  for each row execute function refuse_change();
revoke update, delete, truncate on courier_signature from motcua_app;

-- What was concluded is settled by three signatures, and stays as it was from the first one on.
create function guard_courier_discrepancy() returns trigger language plpgsql as $$
declare
  signatures integer := (select count(*) from courier_signature where discrepancy_id = new.id);
begin
  if (new.id, new.bag_id, new.kind, new.item_id, new.dossier_id, new.code, new.note, new.found_at, new.found_by)
      is distinct from
     (old.id, old.bag_id, old.kind, old.item_id, old.dossier_id, old.code, old.note, old.found_at, old.found_by)
    or old.settled_at is not null
    or (signatures > 0 and (new.conclusion, new.conclusion_text) is distinct from (old.conclusion, old.conclusion_text)) then
    raise exception 'the past of discrepancy % cannot be changed', old.id using errcode = '42501';
  end if;
  if new.settled_at is not null and signatures <> 3 then
    raise exception 'discrepancy % has % signatures of 3', new.id, signatures using errcode = 'MC409';
  end if;
  return new;
end
$$;
create trigger guard_courier_discrepancy before update on courier_discrepancy
  for each row execute function guard_courier_discrepancy();

-- What was scanned stays scanned.
create function guard_courier_item() returns trigger language plpgsql as $$
begin
  if (new.id, new.bag_id, new.dossier_id, new.code, new.sheets, new.originals, new.out_at, new.out_by, new.out_hand_over_id)
      is distinct from
     (old.id, old.bag_id, old.dossier_id, old.code, old.sheets, old.originals, old.out_at, old.out_by, old.out_hand_over_id)
    or old.state in ('struck', 'arrived', 'sent-again')
    or (old.state = 'missing' and new.state not in ('missing', 'arrived', 'sent-again', 'lost'))
    or (old.state = 'lost' and new.state <> 'arrived') then
    raise exception 'the past of item % cannot be changed', old.id using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_courier_item before update on courier_item for each row execute function guard_courier_item();
revoke delete, truncate on courier_run, courier_bag, courier_item, courier_discrepancy, courier_counter from motcua_app;
