package io.perennial.identity;

import io.perennial.identity.RoleBody.Visible;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Audit;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates, changes and deletes roles. Those that files declare are changed there. */
@ApplicationScoped
class RoleWrites {
    /** Reveal all accounts, whatever a role sees. */
    private static final Set<String> OF_ALL_ACCOUNTS =
            Set.of("audit:read", "events:replay", "webhooks:read", "webhooks:write", "members:write", "roles:write",
                    "followups:write");

    private static final String HOLD =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' role ' || :name, 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;
    private static final String WRITE =
            """
            insert into identity.role as r (tenant_id, name, permissions, accounts_scope, scopes, declared)
            select o.tenant_id, :name, :permissions::text[], :word, :scopes::jsonb, false from {platform.owner} o
            on conflict (tenant_id, name) do update
            set permissions = excluded.permissions, accounts_scope = excluded.accounts_scope, scopes = excluded.scopes, version = r.version + 1
            """;
    private static final String USED =
            """
            select (select count(*) from {identity.member} m where :name = any (m.roles))
                 + (select count(*) from {identity.client} c where :name = any (c.roles))
            """;
    private static final String DELETE = "delete from identity.role where tenant_id = :tenant and name = :name";

    private static final Set<String> PERMISSIONS = ApiDocument.load().operations().stream()
            .flatMap(one -> Stream.of(one.permission(), one.fieldPermission())).flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet());

    @Inject Sql sql;
    @Inject GivenRoles given;
    @Inject Administrators administrators;
    @Inject Audit audit;

    void put(String name, RoleBody body, Conditions conditions) {
        var present = held(name);
        var version = present.map(RoleView.Role::version).orElse(null);
        conditions.refuseExisting(version, present.isPresent());
        if (present.map(RoleView.Role::body).filter(body::equals).isPresent()) return;
        conditions.refuseStale(version);
        present.ifPresent(RoleWrites::requireOurs);
        // Who made a stronger role weaker could set the passwords of those who have it, and keep them.
        present.ifPresent(role -> given.requireOwn(role.body().permissions(), "/permissions"));
        check(body);
        administrators.keepOne(() -> sql.change(WRITE, Map.of(
                "name", name, "permissions", body.permissions().toArray(String[]::new), "word", word(body), "scopes", scopes(body))));
        audit.note("role.changed", "role/" + name);
    }

    void delete(String name, IfMatch version) {
        var present = held(name).orElseThrow(NotFound::here);
        version.check(present.version());
        requireOurs(present);
        if (sql.number(USED, Map.of("name", name)) > 0) throw MemberRefusal.ROLE_IN_USE.because("Members or programs have this role.");
        sql.change(DELETE, Map.of("name", name));
        audit.note("role.deleted", "role/" + name);
    }

    private Optional<RoleView.Role> held(String name) {
        sql.number(HOLD, Map.of("name", name));
        return RoleView.find(name, sql);
    }

    private void check(RoleBody body) {
        var errors = new ArrayList<FieldError>();
        for (int at = 0; at < body.permissions().size(); at++) {
            var one = body.permissions().get(at);
            if (!PERMISSIONS.contains(one)) errors.add(new FieldError("/permissions/" + at, "rule", Wording.of("is no permission")));
            else if (OF_ALL_ACCOUNTS.contains(one) && !body.visible().contains(Visible.ALL))
                errors.add(new FieldError("/permissions/" + at, "rule", Wording.of("requires that the role sees all accounts")));
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
        given.requireOwn(body.permissions(), "/permissions");
    }

    private static void requireOurs(RoleView.Role role) {
        if (role.declared()) throw MemberRefusal.DECLARED_IN_FILES.because("Your organisation's configuration files declare this role.");
    }

    /** Returns the scopes as files and tokens know them. */
    private static List<Object> scopes(RoleBody body) {
        var scopes = new ArrayList<Object>();
        body.visible().forEach(one -> scopes.add(one.name().toLowerCase(Locale.ROOT)));
        if (!body.segments().isEmpty()) scopes.add(Map.of("segments", body.segments()));
        return scopes.isEmpty() ? List.of("none") : scopes;
    }

    /** Returns what servers of a previous release read. It never opens more than the scopes. */
    private static String word(RoleBody body) {
        if (body.visible().contains(Visible.ALL)) return "all";
        return body.visible().isEmpty() ? "none" : "own";
    }
}
