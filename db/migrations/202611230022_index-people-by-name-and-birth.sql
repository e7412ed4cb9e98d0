-- Thousands share a name: the warning of a duplicate person asks for name and birth date together.
drop index person_by_name;
create index person_by_name on person (name_folded, date_of_birth);
