-- The origins of web pages whose scripts may read the answers to the tenant's tokens (CORS). A browser asks before it sends a token, so
-- the server answers that question from the origins of all tenants together. They are in the catalogue, because no tenant is known then.
alter table platform.tenant add column origins text[] not null default '{}' check (cardinality(origins) <= 20);
grant select (id, origins) on platform.tenant to perennial_app;
