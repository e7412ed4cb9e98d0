-- When every dossier that came before custody was kept had its bundle opened: it is not looked for again.
alter table custody_setting add column complete_since timestamptz;
