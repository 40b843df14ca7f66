package io.perennial.app.wall;

import static io.perennial.app.wall.CatalogueRule.rule;

import io.perennial.platform.call.FieldClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rules for columns: each declares its field class, so that it can be closed to callers. */
final class ClassRules {
    static final List<CatalogueRule> ALL = List.of(
            rule("a column of a tenant's table, or of a view, declares its field class",
                    """
                    select r.name || '.' || a.attname
                    from relation r join pg_attribute a on a.attrelid = r.oid
                    where (r.oid in (select oid from walled) or r.relkind = 'v') and not r.relispartition and a.attnum > 0 and not a.attisdropped
                      and coalesce(col_description(r.oid, a.attnum), '') !~ '^class: (%s)( |$)'
                    order by 1
                    """.formatted(Arrays.stream(FieldClass.values()).map(one -> one.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining("|"))),
                    "alter table accounts.account add column colour text",
                    "comment on column accounts.account.arr is null",
                    "comment on column accounts.account.arr is 'class: secret'",
                    "comment on column accounts.live_account.arr is 'revenue'",
                    "create view accounts.spyhole with (security_invoker) as select tenant_id, arr from accounts.account"));

    private ClassRules() {}
}
