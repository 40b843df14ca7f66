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

    @Inject Sql sql;

    void require(Collection<String> names) {
        if (names.isEmpty()) return;
        var found = sql.list(Role.class, ROLES, Map.of("names", names.toArray(String[]::new)));
        if (found.size() < names.size()) throw MemberRefusal.UNKNOWN_ROLE.at("/roles", "Unknown role.");
        for (var role : found) requireOwn(role.permissions(), "/roles");
    }

    void requireOwn(Collection<String> permissions, String pointer) {
        if (!SecurityUtils.getSubject().isPermittedAll(permissions.toArray(String[]::new)))
            throw MemberRefusal.ROLE_BEYOND_YOURS.at(pointer, "It has permissions that you do not have.");
    }
}
