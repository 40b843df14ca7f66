-- The reasons against a row as texts with their values, so that each reader gets them in their own language: [{"at", "text", "values"}].
-- Rows that an earlier release has refused have only the English reason.
alter table accounts.import_refusal add column reasons jsonb check (jsonb_typeof(reasons) = 'array');
select platform.field_class('accounts.import_refusal', 'free_text', 'reasons');
