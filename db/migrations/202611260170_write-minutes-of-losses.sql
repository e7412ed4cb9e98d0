-- What was lost of a dossier's paper, and what is done to make it again: biên bản thất lạc hồ sơ, signed by three.
create table loss (
  id uuid primary key,
  number text not null unique check (number ~ '^TL-[0-9]{6}-[0-9A-F]{6}$'),
  dossier_id uuid not null references bundle,
  -- The whole bundle, or sheets of it that were given and did not arrive.
  extent text not null check (extent in ('bundle', 'sheets')),
  hand_over_id uuid references hand_over,
  sheets integer not null check (sheets >= 0),
  originals integer not null check (originals >= 0),
  giver_kind text not null,
  giver_id uuid not null,
  giver_label text not null,
  receiver_kind text not null,
  receiver_id uuid not null,
  receiver_label text not null,
  -- Who had it between them; none when it went from hand to hand, and the centre signs as the third.
  carrier_kind text,
  carrier_id uuid,
  carrier_label text,
  circumstances text not null check (length(circumstances) between 1 and 1000),
  contents text not null check (length(contents) <= 2000),
  found_at timestamptz not null,
  found_by uuid not null,
  -- How it is made again, written before anybody signs.
  remedy text check (remedy in ('from-data', 'from-copies', 'from-issuer', 'from-applicant')),
  remedy_text text check (length(remedy_text) between 1 and 1000),
  responsible text check (length(responsible) between 1 and 200),
  remake_by date,
  completed_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  outcome text check (outcome in ('remade', 'found')),
  check ((extent = 'sheets') = (hand_over_id is not null)),
  check ((carrier_kind is null) = (carrier_id is null) and (carrier_kind is null) = (carrier_label is null)),
  check ((remedy is null) = (remedy_text is null) and (remedy is null) = (responsible is null)
    and (remedy is null) = (remake_by is null)),
  check (completed_at is null or remedy is not null),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (outcome is null)),
  -- What is made again was signed for first.
  check (outcome is distinct from 'remade' or completed_at is not null)
);
create unique index one_loss_of_a_hand_over on loss (hand_over_id);
create unique index one_loss_of_a_bundle on loss (dossier_id) where extent = 'bundle' and ended_at is null;
create index loss_of_dossier on loss (dossier_id, found_at);
create index loss_open on loss (found_at, id) where ended_at is null;

create table loss_signature (
  loss_id uuid not null references loss,
  side text not null check (side in ('giver', 'receiver', 'third')),
  officer_id uuid not null,
  officer_name text not null check (length(officer_name) between 1 and 200),
  at timestamptz not null,
  primary key (loss_id, side),
  -- Nobody signs for two.
  unique (loss_id, officer_id)
);
create trigger loss_signature_is_append_only before update or delete on loss_signature
  for each row execute function refuse_change();
revoke update, delete, truncate on loss_signature from motcua_app;

-- What was lost stays written; how it is made again stands from the first signature on; three signatures complete it.
create function guard_loss() returns trigger language plpgsql as $$
declare
  signatures integer := (select count(*) from loss_signature where loss_id = new.id);
begin
  if (new.id, new.number, new.dossier_id, new.extent, new.hand_over_id, new.sheets, new.originals, new.giver_kind,
      new.giver_id, new.receiver_kind, new.receiver_id, new.carrier_kind, new.carrier_id, new.circumstances, new.found_at,
      new.found_by)
      is distinct from
     (old.id, old.number, old.dossier_id, old.extent, old.hand_over_id, old.sheets, old.originals, old.giver_kind,
      old.giver_id, old.receiver_kind, old.receiver_id, old.carrier_kind, old.carrier_id, old.circumstances, old.found_at,
      old.found_by)
    or old.ended_at is not null
    or (signatures > 0 and (new.contents, new.remedy, new.remedy_text, new.responsible, new.remake_by)
      is distinct from (old.contents, old.remedy, old.remedy_text, old.responsible, old.remake_by))
    or (old.completed_at is not null and new.completed_at is distinct from old.completed_at) then
    raise exception 'the past of loss % cannot be changed', old.number using errcode = '42501';
  end if;
  if new.completed_at is not null and signatures <> 3 then
    raise exception 'loss % has % signatures of 3', new.number, signatures using errcode = 'MC409';
  end if;
  return new;
end
$$;
create trigger guard_loss before update on loss for each row execute function guard_loss();
revoke delete, truncate on loss from motcua_app;

-- What was found lying on a shelf when somebody counted it.
create table shelf_check (
  id uuid primary key,
  unit_id uuid not null references unit,
  shelf text not null check (length(shelf) between 1 and 60),
  at timestamptz not null,
  by_id uuid not null,
  expected integer not null check (expected >= 0),
  present integer not null check (present between 0 and expected),
  -- Codes that should lie there and did not, and that lay there and should not.
  missing text[] not null check (cardinality(missing) = expected - present),
  surplus text[] not null
);
create index shelf_check_of_unit on shelf_check (unit_id, at desc);
create index bundle_on_shelf on bundle (custodian_id, shelf) where shelf is not null;
create trigger shelf_check_is_append_only before update or delete on shelf_check
  for each row execute function refuse_change();
revoke update, delete, truncate on shelf_check from motcua_app;
