-- Documents: letters, photos, scans. The bytes lie in a store under the sum of their content; what is
-- known about them is an entry as any other.

create table kring.files (
  hash text primary key constraint files_hash_written check (hash ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes bigint not null constraint files_not_empty check (bytes > 0),
  width int,
  height int,
  stored_at timestamptz not null default now()
);
comment on table kring.files is 'What the store keeps: SHA-256 of the content, and its type as found in the content itself.';

create table kring.documents (
  entry_id uuid primary key references kring.entries on delete restrict,
  kind text not null constraint documents_kind_known
    check (kind in ('letter-received', 'letter-written', 'photo', 'scan', 'certificate', 'other')),
  title text not null constraint documents_titled check (title ~ '\S' and length(title) <= 200),
  dated_on date,
  correspondent text not null default '' constraint documents_correspondent_short check (length(correspondent) <= 300),
  language text not null default '',
  text text not null default '' constraint documents_text_short check (length(text) <= 20000),
  template text not null default '' constraint documents_template_short check (length(template) <= 40),
  shown text not null default '' constraint documents_shown_known check (shown in ('', 'read', 'read-aloud')),
  file text references kring.files on delete restrict,
  file_name text not null default '' constraint documents_file_name_short check (length(file_name) <= 200),
  constraint documents_of_something check (file is not null or text ~ '\S')
);
comment on table kring.documents is 'A letter, a photo, a scan. A letter written here is its text; what came from outside is a file.';
comment on column kring.documents.correspondent is 'From whom, or to whom.';
comment on column kring.documents.shown is 'How the person came to know a letter before it went out.';
create index documents_file on kring.documents (file) where file is not null;
call kring.protect_kind('kring.documents');

call kring.protect('kring.files');
create policy files_read on kring.files for select to kring_app
  using (exists (select from kring.documents d where d.file = hash));
create policy files_add on kring.files for insert to kring_app with check ((select kring.may('vault')));
grant select on kring.files to kring_app;
grant insert (hash, media_type, bytes, width, height) on kring.files to kring_app;
