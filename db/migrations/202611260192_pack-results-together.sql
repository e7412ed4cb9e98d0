-- Results for one collective in one parcel (TT 17/2017 Điều 10): the first item carries the number that the post knows.
alter table post_slip add column parcel_id uuid references post_slip;
create index post_slip_of_parcel on post_slip (parcel_id, id) where parcel_id is not null;
-- Money of a parcel is collected under its one number, and booked for each of its dossiers.
alter table post_collection drop constraint post_collection_number_key;
create index post_collection_by_number on post_collection (number);
