-- What is true of the whole installation. The application reads it; only the owner writes it.
create table installation (
  one boolean primary key default true check (one),
  simulated_clock boolean not null default false,
  demo boolean not null default false
);
insert into installation default values;

-- The application's role sees and writes rows; tables that must never change revoke what they must.
do $$
begin
  if not exists (select from pg_roles where rolname = 'motcua_app') then
    create role motcua_app nologin;
  end if;
end
$$;
grant usage on schema public to motcua_app;
alter default privileges in schema public grant select, insert, update, delete on tables to motcua_app;
alter default privileges in schema public grant usage, select on sequences to motcua_app;
grant select on installation to motcua_app;

create extension if not exists pg_trgm;
