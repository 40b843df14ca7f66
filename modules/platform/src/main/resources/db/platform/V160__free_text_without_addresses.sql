-- A text without the e-mail addresses and telephone numbers in it, for callers to whom contact details are closed. It finds the usual forms only.
-- A number has at least eight digits, with spaces, points, hyphens, slashes or brackets between them.
create function platform.without_addresses(text text) returns text
    language sql immutable parallel safe
    return regexp_replace(
        regexp_replace(text, '[[:alnum:]._%+''-]+@[[:alnum:].-]+\.[[:alpha:]]{2,}', '[email]', 'g'),
        '(?:\+|\m)\(?\d(?:[ ./()-]{0,2}\d){7,17}\M', '[phone]', 'g');
revoke all on function platform.without_addresses(text) from public;
grant execute on function platform.without_addresses(text) to perennial_app;
