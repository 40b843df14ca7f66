package io.perennial.identity;

import io.perennial.platform.requests.Listing;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team, as members see it.
 *
 * @param name its key in the tenant's files
 * @param memberIds the members without the lead
 */
public record TeamView(TeamId id, String name, String title, @Nullable MemberId leadId, List<MemberId> memberIds) {
    record Team(TeamId id, String name, String title, @Nullable MemberId lead, List<UUID> members) {
        TeamView view() {
            return new TeamView(id, name, title, lead, members.stream().map(MemberId::new).toList());
        }
    }

    private static final String TEAMS =
            """
            select t.id, t.name, t.title, t.title_key,
                   (select m.member_id from {identity.team_member} m where m.team_id = t.id and m.leads) as lead,
                   to_jsonb(array(select m.member_id from {identity.team_member} m where m.team_id = t.id and not m.leads order by 1)) as members
            from {identity.team} t
            where t.suspended_at is null
            """;

    static final Listing<Team> LISTING = Listing.of(Team.class, TEAMS, "title").always("title", "title_key", "bytea");
}
