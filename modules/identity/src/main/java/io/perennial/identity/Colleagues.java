package io.perennial.identity;

import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The members of somebody's teams. */
public final class Colleagues {
    private record Colleague(UUID id) {}

    private static final String COLLEAGUES =
            """
            select distinct colleague.member_id as id
            from {identity.team_member} me join {identity.team_member} colleague on colleague.team_id = me.team_id
            where me.member_id = :member
            """;

    private Colleagues() {}

    /** Returns all members of the member's teams, the member included; the member alone if there is no team. */
    public static UUID[] of(MemberId member, Sql sql) {
        var found = sql.list(Colleague.class, COLLEAGUES, Map.of("member", member)).stream().map(Colleague::id).toList();
        return (found.isEmpty() ? List.of(member.value()) : found).toArray(UUID[]::new);
    }
}
