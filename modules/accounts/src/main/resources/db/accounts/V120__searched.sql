-- What is searched: names and tags of accounts, names and e-mail addresses of contacts, numbers of contracts, and notes. See records, V120.
select records.searchable('accounts.account', true);
select records.searchable('accounts.contact', true);
select records.searchable('accounts.contract', true);
select records.searchable('accounts.note', false);

do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into accounts.account_search (tenant_id, id, account_id, title, open_text, closed_text)
        select tenant_id, id, id, records.folded(name), name, coalesce((select string_agg(tag, ' ') from jsonb_array_elements_text(tags) tag), '')
        from accounts.account where deleted_at is null;
        insert into accounts.contact_search (tenant_id, id, account_id, title, open_text, closed_text)
        select tenant_id, id, account_id, records.folded(name), '',
               name || ' ' || coalesce((select string_agg(e, ' ') from jsonb_array_elements_text(emails) e), '')
        from accounts.contact where deleted_at is null;
        insert into accounts.contract_search (tenant_id, id, account_id, title, open_text, closed_text)
        select tenant_id, id, account_id, records.folded(number), number, '' from accounts.contract where deleted_at is null;
        insert into accounts.note_search (tenant_id, id, account_id, title, open_text, closed_text)
        select tenant_id, id, account_id, records.folded(left(split_part(text, chr(10), 1), 100)), '', text
        from accounts.note where deleted_at is null;
    end loop;
end
$$;
