-- What a contract is worth exactly on a day: exact_arr_on ÷ exact_parts_on a year, or arr_on where exact_arr_on is null.
create function accounts.exact_arr_on(exact_arr numeric, versions jsonb, day date) returns numeric
    language sql immutable parallel safe
    return case when versions is null then exact_arr else (accounts.version_on(versions, day) ->> 'exactArr')::numeric end;
create function accounts.exact_parts_on(exact_parts numeric, versions jsonb, day date) returns numeric
    language sql immutable parallel safe
    return case when versions is null then exact_parts else (accounts.version_on(versions, day) ->> 'exactParts')::numeric end;
revoke all on function accounts.exact_arr_on(numeric, jsonb, date) from public;
revoke all on function accounts.exact_parts_on(numeric, jsonb, date) from public;
grant execute on function accounts.exact_arr_on(numeric, jsonb, date) to perennial_app;
grant execute on function accounts.exact_parts_on(numeric, jsonb, date) to perennial_app;
