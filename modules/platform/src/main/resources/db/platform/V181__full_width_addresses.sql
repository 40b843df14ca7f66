-- The same with the full-width characters that Chinese and Japanese keyboards write: digits, plus, hyphen, point, brackets, space and at sign.
-- A number may follow a character of Chinese without a space.
create or replace function platform.without_addresses(text text) returns text
    language sql immutable parallel safe
    return regexp_replace(
        regexp_replace(text, '[[:alnum:]０-９Ａ-Ｚａ-ｚ._%+''．＿＋－-]+[@＠][[:alnum:]０-９Ａ-Ｚａ-ｚ.．－-]+[.．][[:alpha:]Ａ-Ｚａ-ｚ]{2,}', '[email]', 'g'),
        '(?:[+＋]|(?<![0-9A-Za-z_０-９]))[(（]?[0-9０-９](?:[ 　./．／()（）－-]{0,2}[0-9０-９]){7,17}(?![0-9A-Za-z_０-９])', '[phone]', 'g');
