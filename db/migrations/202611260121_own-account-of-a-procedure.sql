-- A procedure may have an account of its own (TaiKhoanThuHuong per unit and procedure); without one its agency's is used.
alter table beneficiary_account add column procedure_code text check (procedure_code <> '');
drop index beneficiary_account_in_force;
create unique index beneficiary_account_in_force on beneficiary_account (agency_id, coalesce(procedure_code, ''))
  where ended_at is null;

create or replace function guard_beneficiary_account() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - '{ended_at,ended_by}'::text[]) <> (to_jsonb(old) - '{ended_at,ended_by}'::text[])
    or old.ended_at is not null then
    raise exception 'an account is ended and another opened, never rewritten' using errcode = '42501';
  end if;
  return new;
end
$$;
