-- An envelope that no manifest names has an end of its own: it stays, goes on to whom it belongs, or goes back.
alter table courier_discrepancy drop constraint courier_discrepancy_conclusion_check;
alter table courier_discrepancy add constraint courier_discrepancy_conclusion_check
  check (conclusion in ('found', 'sent-again', 'miscounted', 'lost', 'kept', 'sent-on', 'returned'));
-- Whose it is, where it is sent on.
alter table courier_discrepancy add column to_unit_id uuid references unit;
alter table courier_discrepancy add column to_label text check (length(to_label) between 1 and 300);
alter table courier_discrepancy add constraint sent_on_to_somebody
  check ((conclusion is not distinct from 'sent-on') = (to_unit_id is not null) and (to_unit_id is null) = (to_label is null));

-- Two strange envelopes in one bag are two discrepancies.
drop index one_discrepancy_of_a_kind;
create unique index one_discrepancy_of_a_kind on courier_discrepancy (bag_id, kind, coalesce(dossier_id::text, code));

create or replace function guard_courier_discrepancy() returns trigger language plpgsql as $$
declare
  signatures integer := (select count(*) from courier_signature where discrepancy_id = new.id);
begin
  if (new.id, new.bag_id, new.kind, new.item_id, new.dossier_id, new.code, new.note, new.found_at, new.found_by)
      is distinct from
     (old.id, old.bag_id, old.kind, old.item_id, old.dossier_id, old.code, old.note, old.found_at, old.found_by)
    or old.settled_at is not null
    or (signatures > 0 and (new.conclusion, new.conclusion_text, new.to_unit_id)
      is distinct from (old.conclusion, old.conclusion_text, old.to_unit_id)) then
    raise exception 'the past of discrepancy % cannot be changed', old.id using errcode = '42501';
  end if;
  if new.settled_at is not null and signatures <> 3 then
    raise exception 'discrepancy % has % signatures of 3', new.id, signatures using errcode = 'MC409';
  end if;
  return new;
end
$$;
