package io.perennial.identity;

import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team, as members see it.
 *
 * @param name its key
 * @param memberIds the members without the lead
 * @param declared true if the tenant's files declare it, so that only they change it
 */
public record TeamView(
        TeamId id, String name, String title, @Nullable MemberId leadId, List<MemberId> memberIds, boolean declared,
        long version) implements Versioned {
    record Team(TeamId id, String name, String title, @Nullable MemberId lead, List<UUID> members, boolean declared, long version) {
        TeamView view() {
            return new TeamView(id, name, title, lead, members.stream().map(MemberId::new).toList(), declared, version);
        }
    }

    private static final String TEAMS =
            """
            select t.id, t.name, t.title, t.title_key, t.declared, t.version,
                   (select m.member_id from {identity.team_member} m where m.team_id = t.id and m.leads) as lead,
                   to_jsonb(array(select m.member_id from {identity.team_member} m where m.team_id = t.id and not m.leads order by 1)) as members
            from {identity.team} t
            where t.suspended_at is null
            """;

    static final FollowedKind FOLLOWED =
            FollowedKind.of("team", "teams", "members:read", TeamId::new, TeamView.class, TEAMS).shown(Team.class, Team::view)
                    .ofNoAccount();

    static final Listing<Team> LISTING = Listing.of(Team.class, TEAMS, "title").always("title", "title_key", "bytea");

    TeamBody body() {
        return new TeamBody(title, leadId, memberIds);
    }

    static Optional<TeamView> find(String name, Sql sql) {
        return sql.first(Team.class, TEAMS + " and t.name = :name", Map.of("name", name)).map(Team::view);
    }
}
