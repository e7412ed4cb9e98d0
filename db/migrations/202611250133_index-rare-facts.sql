-- Rare among all facts, and counted by reports: left before the centre answered, and results wanted by post.
create index dossier_fact_left_unanswered on dossier_fact (settled_at)
  where answered_at is null and settled_at is not null;
create index dossier_fact_return_by_post on dossier_fact (accepted_at) include (agency_id)
  where return_by = 'by-post' and accepted_at is not null;
