-- Rows may become what other modules keep: the kinds are known to the program and to the tenants' files.
alter table accounts.import drop constraint import_kind_check,
    add constraint import_kind_check check (kind ~ '^[a-z_]{1,20}$');
alter table accounts.import_mapping drop constraint import_mapping_kind_check,
    add constraint import_mapping_kind_check check (kind ~ '^[a-z_]{1,20}$');
