-- What is searched: numbers and subjects of tickets whose account is known. See records, V120.
select records.searchable('tickets.ticket', true);

do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into tickets.ticket_search (tenant_id, id, account_id, title, open_text, closed_text)
        select tenant_id, id, account_id, records.folded(subject), number::text, subject
        from tickets.ticket where deleted_at is null and account_id is not null;
    end loop;
end
$$;
