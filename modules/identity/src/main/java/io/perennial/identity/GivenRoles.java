package io.perennial.identity;

import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.shiro.SecurityUtils;

/** Roles that a caller gives to others. Nobody gives more than they have, so that no login can make itself a stronger one. */
@ApplicationScoped
class GivenRoles {
    private record Role(String name, List<String> permissions) {}

    private static final String ROLES = "select name, to_jsonb(permissions) as permissions from {identity.role} where name = any (:names)";

    /** Holds the roles until the end of the transaction, so that none of them is deleted meanwhile. */
    private static final String HOLD =
            """
            select sum(case when pg_advisory_xact_lock_shared(hashtextextended(o.tenant_id::text || ' role ' || r.name, 0)) is null then 0 else 1 end)
            from {platform.owner} o cross join (select distinct unnest(:names::text[]) as name order by 1) r
            """;

    @Inject Sql sql;

    void require(Collection<String> names) {
        if (names.isEmpty()) return;
        sql.number(HOLD, Map.of("names", names.toArray(String[]::new)));
        var found = found(names);
        if (found.size() < names.size()) throw MemberRefusal.UNKNOWN_ROLE.at("/roles", "Unknown role.");
        for (var role : found) requireOwn(role.permissions(), "/roles");
    }

    /** Refuses to take from somebody what the caller does not have. A role may be gone since it was given. */
    void requireNoStronger(Collection<String> names) {
        for (var role : found(names)) requireOwn(role.permissions(), "/roles");
    }

    /** Refuses what is decided of somebody with these roles who may do more than the caller. */
    void requireWeaker(Collection<String> names) {
        if (!found(names).stream().allMatch(role -> isOwn(role.permissions())))
            throw MemberRefusal.ROLE_BEYOND_YOURS.because("The member has permissions that you do not have.");
    }

    private List<Role> found(Collection<String> names) {
        return sql.list(Role.class, ROLES, Map.of("names", names.toArray(String[]::new)));
    }

    void requireOwn(Collection<String> permissions, String pointer) {
        if (!isOwn(permissions)) throw MemberRefusal.ROLE_BEYOND_YOURS.at(pointer, "It has permissions that you do not have.");
    }

    private static boolean isOwn(Collection<String> permissions) {
        return SecurityUtils.getSubject().isPermittedAll(permissions.toArray(String[]::new));
    }
}
