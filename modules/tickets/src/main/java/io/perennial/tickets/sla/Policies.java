package io.perennial.tickets.sla;

import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tenant's policies, in order, with the number of the version that each has now. */
@ApplicationScoped
class Policies {
    /** @param since the time at which this version was first seen */
    record Policy(String name, int version, PolicyRules rules, Instant since) {}

    /** @param version null if the files have changed it since anybody looked */
    private record Said(String name, @Nullable Integer version, PolicyRules rules, @Nullable Instant since) {
        private Stream<Policy> numbered() {
            return version == null || since == null ? Stream.empty() : Stream.of(new Policy(name, version, rules, since));
        }
    }

    private static final String NEW_VERSIONS =
            """
            insert into tickets.policy_version (tenant_id, name, number, definition, created_at)
            select said.tenant_id, said.name,
                   1 + (select count(*) from {tickets.policy_version} earlier where earlier.name = said.name), said.definition, :now
            from {tickets.declared_policy} said
            where not exists (select from {tickets.policy_version} v where v.name = said.name and v.definition = said.definition)
            on conflict do nothing
            """;
    private static final String UNNUMBERED =
            """
            select count(*) from {tickets.declared_policy} said
            where not exists (select from {tickets.policy_version} v where v.name = said.name and v.definition = said.definition)
            """;
    private static final String IN_ORDER =
            """
            select said.name, v.number as version, said.definition::text as rules, v.created_at as since
            from {tickets.declared_policy} said
            left join {tickets.policy_version} v on v.name = said.name and v.definition = said.definition
            order by said.position
            """;

    private static final String VERSIONS =
            """
            select v.name, v.number as version, v.definition::text as rules, v.created_at as since
            from {tickets.policy_version} v
            where v.name = :name
            order by v.number
            """;

    private final Sql sql;
    private final Clock clock;

    @Inject
    Policies(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Returns true if the files have a policy that has no number yet. */
    boolean isPending() {
        return sql.number(UNNUMBERED, Map.of()) > 0;
    }

    /** Numbers what the files have changed. A definition that comes back has its former number. */
    void number() {
        sql.change(NEW_VERSIONS, Map.of("now", clock.instant()));
    }

    /** Returns the policies as the files have them, and numbers what they have changed. */
    List<Policy> inOrder() {
        var said = said();
        if (said.stream().anyMatch(one -> one.version() == null)) {
            number();
            said = said();
        }
        return said.stream().flatMap(Said::numbered).toList();
    }

    private List<Said> said() {
        return sql.list(Said.class, IN_ORDER, Map.of());
    }

    /** Returns all versions that a policy has had. */
    List<Policy> versions(String name) {
        return sql.list(Policy.class, VERSIONS, Map.of("name", name));
    }
}
