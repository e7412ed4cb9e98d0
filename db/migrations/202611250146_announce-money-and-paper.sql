-- What is said in public of the courier's run and of the bank's takings is held against the count as well.
alter table announced_figure drop constraint announced_figure_subject_check;
alter table announced_figure add constraint announced_figure_subject_check check (subject in ('procedures', 'received',
  'resolved', 'courier-out', 'courier-back', 'bank-dossiers', 'bank-amount', 'other'));
