-- Whoever opens a person must see at once that they told of thoughts of death or of hurting themselves.

alter table kring.answers add column told_of_harm boolean not null default false;
comment on column kring.answers.told_of_harm is
  'An answer asked for a safety step, by the form as it was when this was filed. Of what was filed before this was kept: false.';
