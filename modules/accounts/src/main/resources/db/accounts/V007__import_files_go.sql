-- A file is worked on until its import ends, and then kept for a few days in case something went wrong. The import, its
-- counts and its refused rows stay.
alter table accounts.import
    alter column file drop not null,
    add constraint import_file_until_it_ends check (file is not null or finished_at is not null);
create index import_with_file on accounts.import (tenant_id, finished_at) where file is not null and finished_at is not null;
