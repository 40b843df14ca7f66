-- The same with the full-width characters that Chinese and Japanese keyboards write: digits, plus, hyphen, point, brackets, space and at sign.
create or replace function platform.without_addresses(text text) returns text
    language sql immutable parallel safe
    return regexp_replace(
        regexp_replace(text, '[[:alnum:]０-９Ａ-Ｚａ-ｚ._%+''．＿＋－-]+[@＠][[:alnum:]０-９Ａ-Ｚａ-ｚ.．－-]+[.．][[:alpha:]Ａ-Ｚａ-ｚ]{2,}', '[email]', 'g'),
        '(?:[+＋]|(?<![[:alnum:]_０-９]))[(（]?[0-9０-９](?:[ 　./．／()（）－-]{0,2}[0-9０-９]){7,17}(?![[:alnum:]_０-９])', '[phone]', 'g');
