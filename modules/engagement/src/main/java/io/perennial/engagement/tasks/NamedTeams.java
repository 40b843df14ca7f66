package io.perennial.engagement.tasks;

import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The teams that some bodies name, as far as the caller may give them work: the caller's own, or all for who sees all accounts. */
record NamedTeams(Set<UUID> ids) {
    private static final String ALL = "select distinct team_id as id from {identity.team_member} where team_id = any (:ids)";
    private static final String OWN = "select team_id as id from {identity.team_member} where team_id = any (:ids) and member_id = :member";

    static NamedTeams of(Stream<@Nullable TeamId> named, Sql sql) {
        if (Call.current().sight().all()) return new NamedTeams(Known.among(named, ALL, sql));
        var ids = named.filter(Objects::nonNull).map(TeamId::value).distinct().toArray(UUID[]::new);
        var member = MemberId.calling();
        if (ids.length == 0 || member.isEmpty()) return new NamedTeams(Set.of());
        return new NamedTeams(sql.list(Known.class, OWN, Map.of("ids", ids, "member", member.get())).stream().map(Known::id)
                .collect(Collectors.toSet()));
    }

    /** Accepts an unchanged team: it may be gone since. */
    void require(@Nullable TeamId team, @Nullable TeamId before) {
        if (team != null && !team.equals(before) && !ids.contains(team.value()))
            throw TaskRefusal.UNKNOWN_TEAM.at("/teamId", "Unknown team, or you are not in it.");
    }
}
