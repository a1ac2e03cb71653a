-- What is being added to an entry is kept as a note is while it is written.

alter table kring.drafts drop constraint drafts_kind_known;
alter table kring.drafts add constraint drafts_kind_known check (kind in ('note', 'contact', 'amendment'));
