-- Imports of people from files: what became of every row, and who a foreign reference is.

create table kring.imports (
  id uuid primary key default uuidv7(),
  source text not null,
  file_checksum text not null,
  mapping jsonb not null,
  rows_total int not null,
  rows_done int not null default 0,
  created int not null default 0,
  matched int not null default 0,
  to_review int not null default 0,
  refused int not null default 0,
  state text not null default 'running'
    constraint imports_state_known check (state in ('running', 'done')),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint imports_adds_up check (rows_done = created + matched + to_review + refused and rows_done <= rows_total),
  constraint imports_done_whole check (state = 'running' or (rows_done = rows_total and finished_at is not null))
);
comment on table kring.imports is
  'One row per file that was imported; a running one that was interrupted goes on where it stopped when the file is given again.';
comment on column kring.imports.source is 'Whose references these are: a reference means a person only within its source.';
comment on column kring.imports.file_checksum is 'SHA-256 of the file, in hex.';
create unique index imports_one_running on kring.imports (file_checksum) where state = 'running';
create index imports_file on kring.imports (file_checksum);

create table kring.import_rows (
  import_id uuid not null references kring.imports on delete restrict,
  line int not null,
  reference text,
  outcome text not null
    constraint import_rows_outcome_known check (outcome in ('created', 'matched', 'to-review', 'refused')),
  person_id uuid references kring.people on delete restrict,
  because text not null default '',
  constraint import_rows_pkey primary key (import_id, line),
  constraint import_rows_ends_somewhere check ((person_id is null) = (outcome = 'refused'))
);
comment on table kring.import_rows is 'What became of each row of a file, written in the transaction that did it.';
comment on column kring.import_rows.line is 'The line of the file on which the row begins; the header is usually line 1.';
comment on column kring.import_rows.because is 'Why, naming columns, references and card numbers; never what stood in the row.';
create index import_rows_person on kring.import_rows (person_id);

create table kring.import_references (
  source text not null,
  reference text not null,
  person_id uuid not null references kring.people on delete restrict,
  import_id uuid not null references kring.imports on delete restrict,
  constraint import_references_pkey primary key (source, reference)
);
comment on table kring.import_references is 'Who is meant by the reference of another system.';
create index import_references_person on kring.import_references (person_id);

call kring.protect('kring.imports', 'kring.import_rows', 'kring.import_references');

create policy imports_read on kring.imports for select to kring_app using ((select kring.may('people')));
create policy imports_add on kring.imports for insert to kring_app with check ((select kring.may('people')));
create policy imports_go_on on kring.imports for update to kring_app
  using ((select kring.may('people'))) with check ((select kring.may('people')));
create policy import_rows_read on kring.import_rows for select to kring_app using ((select kring.may('people')));
create policy import_rows_add on kring.import_rows for insert to kring_app with check ((select kring.may('people')));
create policy import_references_read on kring.import_references for select to kring_app using ((select kring.may('people')));
create policy import_references_add on kring.import_references for insert to kring_app with check ((select kring.may('people')));

grant select, insert on kring.imports, kring.import_rows, kring.import_references to kring_app;
grant update (mapping, rows_done, created, matched, to_review, refused, state, finished_at) on kring.imports to kring_app;
