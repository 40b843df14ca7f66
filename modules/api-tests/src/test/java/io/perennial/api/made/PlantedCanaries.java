package io.perennial.api.made;

import io.perennial.api.Perennial;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text of its own in each column of texts that has a class, in all rows of a tenant, and a number in each figure of an account, written behind
 * the API. Other figures are bound to each other, and no row can be read with a strange one.
 */
public final class PlantedCanaries {
    /**
     * A value that stands in one column only.
     *
     * @param of the class of the column
     * @param word empty where no value can be planted: without a row, or bound to some values
     */
    public record Canary(String column, String of, String word) {
        private boolean isNumber() {
            return word.matches("\\d+");
        }

        /** Returns true if it is in a text; of a number, also its parts and multiples by ten. */
        public boolean sings(String text) {
            if (!isNumber()) return text.contains(word);
            return Pattern
                    .compile("(?<![0-9a-z_])" + word.replaceFirst("0+$", "").replaceAll("(?<=\\d)(?=\\d)", "[.,]?") + "0*(?![1-9a-z])")
                    .matcher(text).find();
        }
    }

    /** Passwords and tokens, and what the machinery keeps, are no part of any answer, and a login needs them. */
    private static final String PLANT =
            """
            create temp table planted (place text, class text, word text);
            do $$
            declare one record; word text; number text; worth text; changed bigint;
            begin
                lock table accounts.account_health in share row exclusive mode;
                -- A figure alone is refused.
                update accounts.account_health
                set score = coalesce(score, 5000), band = coalesce(band, 'green'), band_since = coalesce(band_since, current_date)
                where tenant_id = (select id from platform.tenant where name = '{tenant}');
                for one in
                    select c.oid::regclass::text as relation, quote_ident(a.attname) as name, format_type(a.atttypid, null) as type,
                           substring(col_description(c.oid, a.attnum) from 'class: (\\w+)') as class,
                           row_number() over (order by c.oid::regclass::text, a.attname) as at
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                      and n.nspname not in ('identity', 'partners')
                      and substring(col_description(c.oid, a.attnum) from 'class: (\\w+)') <> 'plain'
                      and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
                loop
                    word := 'k4n4ry.' || one.at || '.' || replace(one.class, '_', '.') || '@x.example';
                    number := (7300 + one.at)::text;
                    worth := case
                        when one.class = 'health' and one.type in ('text', 'jsonb') then null
                        when one.type = 'text' then quote_literal(word)
                        when one.type = 'text[]' then format('array[%L]', word)
                        when one.type = 'jsonb' then format(
                            'case when jsonb_typeof(%1$s) = ''array'' and %1$s <> ''[]'' and not exists (select from jsonb_array_elements(%1$s) e where jsonb_typeof(e) <> ''string'')'
                            ' then %2$L::jsonb else %1$s end', one.name, jsonb_build_array(word))
                        when one.relation in ('accounts.account', 'accounts.account_health') then number end;
                    begin
                        execute format('update %s set %s = %s where tenant_id = (select id from platform.tenant where name = %L)',
                                       one.relation, one.name, worth, '{tenant}');
                        get diagnostics changed = row_count;
                        if changed = 0 then worth := null; end if;
                    exception when others then worth := null;
                    end;
                    insert into planted values (one.relation || '.' || one.name, one.class,
                        case when worth is null then '' when one.type not in ('text', 'text[]', 'jsonb') then number else word end);
                end loop;
                -- An account that is scored again keeps its canaries.
                execute format('create trigger keep_canaries before update on accounts.account_health for each row when (old.tenant_id = %L)'
                               ' execute function public.keep_canaries()', (select id from platform.tenant where name = '{tenant}'));
            end $$;
            """;
    private static final String KEEP =
            """
            create function public.keep_canaries() returns trigger language plpgsql as $$ begin return null; end $$;
            """;
    private static final String RELEASE = "drop function public.keep_canaries() cascade";

    private PlantedCanaries() {}

    /** Writes them, and returns all columns that have a class. */
    public static List<Canary> in(Perennial perennial, String tenant) {
        try (var connection = perennial.database().orElseThrow().connect(); var statement = connection.createStatement()) {
            statement.execute(KEEP + PLANT.replace("{tenant}", tenant));
            try (var rows = statement.executeQuery("select place, class, word from planted order by 1")) {
                var planted = new ArrayList<Canary>();
                while (rows.next()) planted.add(new Canary(rows.getString(1), rows.getString(2), rows.getString(3)));
                return planted;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Lets the scores of accounts be written again. */
    public static void release(Perennial perennial) {
        try {
            perennial.database().orElseThrow().run(RELEASE);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
