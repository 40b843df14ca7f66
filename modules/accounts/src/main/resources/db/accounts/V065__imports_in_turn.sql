-- A tenant's imports run one after the other, in the order of their upload.
create index import_open on accounts.import (tenant_id, created_at, id) where state in ('uploaded', 'running');
