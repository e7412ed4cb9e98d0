-- The few dossiers that lived or waited long: with them, who was open at an instant of years ago is told from those who
-- settled soon after it.
create index dossier_fact_long_lived on dossier_fact (settled_at)
  where accepted_at is not null and settled_at - accepted_at > interval '45 days';
create index dossier_fact_long_unanswered on dossier_fact (answered_at)
  where channel = 'online' and answered_at - submitted_at > interval '30 days';
