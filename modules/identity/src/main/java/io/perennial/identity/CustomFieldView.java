package io.perennial.identity;

import io.perennial.platform.spec.Labels;
import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Map;

/**
 * A custom field as a program reads it that shows records.
 *
 * @param of the kind of record: {@code account}, {@code contact} or {@code contract}
 * @param choices the allowed values of a choice; empty for the other types
 */
public record CustomFieldView(String of, String key, String type, List<String> choices, Labels label) {
    /** Takes a label that the files do not have from the nearest language that they have. */
    private static final String ALL =
            """
            select f.kind as of, f.key, f.type, to_jsonb(f.choices) as choices,
                   jsonb_build_object(
                       'en', coalesce(f.label ->> 'en', f.label ->> 'zh-Hans', f.label ->> 'zh-Hant', f.key),
                       'zhHans', coalesce(f.label ->> 'zh-Hans', f.label ->> 'zh-Hant', f.label ->> 'en', f.key),
                       'zhHant', coalesce(f.label ->> 'zh-Hant', f.label ->> 'zh-Hans', f.label ->> 'en', f.key)) as label
            from {identity.custom_field} f
            order by f.kind, f.key
            """;

    /** Returns all custom fields of the tenant, by kind of record and key. */
    public static List<CustomFieldView> all(Sql sql) {
        return sql.list(CustomFieldView.class, ALL, Map.of());
    }
}
