-- The register of dossiers (Sổ theo dõi hồ sơ): what its columns need, and the way to a period of an agency.
create view register_entry as
  select id, code, agency_id, handling_agency_id, procedure_name, copies, owner_id, owner_name, owner_phone,
         return_by, accepted_at, coalesce(due_at, original_due_at) as due_at,
         case when ending = 'returned' then ended_at end as returned_at, ending
  from dossier
  where accepted_at is not null and code is not null;
create index dossier_accepted_of_agency on dossier (agency_id, accepted_at, id) where accepted_at is not null;
