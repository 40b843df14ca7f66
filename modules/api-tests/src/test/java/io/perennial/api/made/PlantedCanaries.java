package io.perennial.api.made;

import io.perennial.api.Perennial;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A text or an amount in each column that has a class, in all rows of a tenant, written behind the API. */
public final class PlantedCanaries {
    /** The value of numbers and amounts of money. */
    public static final String AMOUNT = "7771777";

    public static final List<String> ALL = Stream
            .concat(Stream.of("contact_details", "person_names", "revenue", "health", "internal", "attachments", "free_text")
                    .map(PlantedCanaries::of),
                    Stream.of(AMOUNT))
            .toList();

    /** Passwords and tokens, and what the machinery keeps, are no part of any answer, and a login needs them. */
    private static final String PLANT =
            """
            create temp table planted (name text);
            do $$
            declare one record; word text; worth text;
            begin
                for one in
                    select c.oid::regclass::text as relation, quote_ident(a.attname) as name, format_type(a.atttypid, null) as type,
                           substring(col_description(c.oid, a.attnum) from 'class: (\\w+)') as class
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                      and n.nspname not in ('platform', 'identity', 'records')
                      and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
                loop
                    continue when coalesce(one.class, 'plain') = 'plain';
                    word := 'k4n4ry.' || replace(one.class, '_', '.') || '@x.example';
                    worth := case one.type
                        when 'text' then quote_literal(word)
                        when 'jsonb' then case when one.class <> 'revenue' then format('case when %1$s = ''[]'' then %2$L::jsonb else regexp_replace(%1$s::text, ''"[^"]*"(\\s*[],}])'', %3$L, ''g'')::jsonb end',
                                                 one.name, jsonb_build_array(word), '"' || word || '"\\1') end
                        else case when one.class = 'revenue' and one.type in ('numeric', 'bigint') then '7771777' end end;
                    continue when worth is null;
                    begin
                        execute format('update %s set %s = %s where tenant_id = (select id from platform.tenant where name = %L)',
                                       one.relation, one.name, worth, '{tenant}');
                        if found then insert into planted values (one.relation || '.' || one.name); end if;
                    exception when others then null;
                    end;
                end loop;
            end $$;
            select name from planted order by 1
            """;

    private PlantedCanaries() {}

    /** Returns the text in the columns of a class. It may stand where an address is asked for. */
    public static String of(String fieldClass) {
        return "k4n4ry." + fieldClass.toLowerCase(Locale.ROOT).replace('_', '.') + "@x.example";
    }

    /** Writes them, and returns the columns that took one: others have no rows, or are bound to some values. */
    public static List<String> in(Perennial perennial, String tenant) {
        try (var connection = perennial.database().orElseThrow().connect(); var statement = connection.createStatement()) {
            statement.execute("drop table if exists planted");
            var script = PLANT.replace("{tenant}", tenant);
            var end = script.lastIndexOf("select name");
            statement.execute(script.substring(0, end));
            try (var rows = statement.executeQuery(script.substring(end))) {
                var planted = new ArrayList<String>();
                while (rows.next()) planted.add(rows.getString(1));
                return planted;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
