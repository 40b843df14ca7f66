package io.perennial.identity;

import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The members who can invite and suspend others. A tenant that has one keeps one. */
@ApplicationScoped
class Administrators {
    private static final String HOLD =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' administrators', 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;
    private static final String COUNT =
            """
            select count(*) from {identity.member} m
            where m.suspended_at is null
              and exists (select from {identity.role} r where r.name = any (m.roles) and 'members:write' = any (r.permissions))
            """;

    @Inject Sql sql;

    /** Makes a change unless it leaves nobody. Of two administrators who suspend each other, the second one waits and is refused. */
    void keepOne(Runnable change) {
        sql.number(HOLD, Map.of());
        boolean any = any();
        change.run();
        if (any && !any()) throw MemberRefusal.LAST_ADMINISTRATOR.because("Nobody would be left who can invite and suspend members.");
    }

    private boolean any() {
        return sql.number(COUNT, Map.of()) > 0;
    }
}
