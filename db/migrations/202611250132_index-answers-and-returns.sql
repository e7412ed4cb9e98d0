-- Online submissions by the centre's first answer: who waited at an instant, and who was answered too late.
create index dossier_fact_answered on dossier_fact (answered_at)
  include (agency_id, submitted_at, answer_due_at, settled_at) where channel = 'online' and answered_at is not null;
-- Results handed over on a day.
create index dossier_fact_handed_over on dossier_fact (handed_over_at) include (agency_id)
  where handed_over_at is not null;
