package io.perennial.identity;

import io.perennial.identity.RoleBody.Visible;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.shiro.authz.permission.WildcardPermission;

/**
 * A role: what its bearers may do, and which accounts and fields they see.
 *
 * @param closed the classes of fields that are hidden from who has only this role
 * @param members the number of members who have it and are not suspended
 * @param declared true if the tenant's files declare it, so that only they change it
 */
public record RoleView(
        String name, List<String> permissions, List<Visible> visible, List<String> segments, List<FieldClass> closed, long members,
        boolean declared, long version) implements Versioned {
    /** All roles, by name. */
    public record RoleList(List<RoleView> items) {}

    record Role(
            String name, List<String> permissions, List<String> visible, List<String> segments, long members, boolean declared,
            long version) {
        RoleView view() {
            var held = permissions.stream().map(WildcardPermission::new).toList();
            var closed = FieldClass.closedWithout(name -> held.stream().anyMatch(one -> one.implies(new WildcardPermission(name))));
            var scopes = visible.stream().map(one -> Visible.valueOf(one.toUpperCase(java.util.Locale.ROOT))).toList();
            return new RoleView(name, permissions, scopes, segments, closed.stream().sorted().toList(), members, declared, version);
        }

        RoleBody body() {
            var view = view();
            return new RoleBody(permissions, view.visible(), segments);
        }
    }

    private static final String ROLES =
            """
            select r.name, to_jsonb(r.permissions) as permissions, r.declared, r.version,
                   to_jsonb(array(select e.scope #>> '{}' from jsonb_array_elements(s.scopes) as e (scope)
                                  where jsonb_typeof(e.scope) = 'string' and e.scope <> '"none"')) as visible,
                   to_jsonb(array(select g.segment from jsonb_array_elements(s.scopes) as e (scope)
                                  cross join lateral jsonb_array_elements_text(e.scope -> 'segments') as g (segment))) as segments,
                   (select count(*) from {identity.member} m where r.name = any (m.roles) and m.suspended_at is null) as members
            from {identity.role} r
            cross join lateral (select coalesce(r.scopes, jsonb_build_array(r.accounts_scope)) as scopes) s
            """;
    private static final String BY_NAME = " order by r.name";

    static RoleList all(Sql sql) {
        return new RoleList(sql.list(Role.class, ROLES + BY_NAME, Map.of()).stream().map(Role::view).toList());
    }

    static Optional<Role> find(String name, Sql sql) {
        return sql.first(Role.class, ROLES + " where r.name = :name", Map.of("name", name));
    }
}
