-- How and when a contact likes to be reached. contact_hours: in the zone of the contact, such as 08:00-20:00.
alter table accounts.contact add column preferred_channel text check (preferred_channel in ('phone', 'email', 'video', 'wechat_work', 'visit'));
alter table accounts.contact add column contact_hours text check (length(contact_hours) = 11);

-- The definition names tables without their schema where the search path has it.
do $$
begin
    execute 'create or replace view accounts.live_contact with (security_invoker) as '
        || regexp_replace(pg_get_viewdef('accounts.live_contact'::regclass), '\sFROM (\(*(?:accounts\.)?contact c\M)',
                          ', c.preferred_channel, c.contact_hours FROM \1');
end
$$;
select platform.plain_rest(one) from unnest(array['accounts.contact', 'accounts.live_contact']::regclass[]) one;
