-- The register as of any instant: what never changes of a dossier from its row, what does from its journal.
drop view register_entry;
create view register_entry as
  select id, code, agency_id, procedure_name, copies, owner_id, owner_name, owner_phone, return_by, accepted_at
  from dossier
  where accepted_at is not null and code is not null;

-- What moved a promise, handed a dossier to another agency or ended it; read by dossier, newest first.
create view register_event as
  select dossier_id, seq, at, event,
         coalesce(payload ->> 'newDueAt', payload ->> 'dueAt')::timestamptz as due_at,
         (payload ->> 'toAgencyId')::uuid as to_agency_id
  from journal;
