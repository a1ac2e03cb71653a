-- Whoever opens several kinds of secret writes in that of their own profession unless they say otherwise.

alter table kring.usual_openings add column own boolean not null default false;
comment on column kring.usual_openings.own is
  'What the profession itself is about: in a service that keeps several kinds, it begins to write there.';
update kring.usual_openings set own = true
 where (profession, compartment) in (
  ('general-practitioner', 'health'), ('nurse', 'health'), ('midwife', 'health'), ('physiotherapist', 'health'),
  ('psychologist', 'mind'), ('psychiatrist', 'mind'), ('social-worker', 'social'), ('debt-mediator', 'debt'),
  ('jurist', 'legal'), ('community-worker', 'community'), ('addiction-worker', 'addiction'));
create unique index usual_openings_one_own on kring.usual_openings (profession) where own;
