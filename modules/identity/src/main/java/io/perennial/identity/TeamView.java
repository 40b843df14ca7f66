package io.perennial.identity;

import io.perennial.platform.requests.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team, as colleagues see it.
 *
 * @param name what the tenant's files call it
 * @param memberIds who is in it beside the lead
 */
public record TeamView(TeamId id, String name, String title, @Nullable MemberId leadId, List<MemberId> memberIds) {
    private static final String TEAMS =
            """
            select t.id, t.name, t.title,
                   (select m.member_id from {identity.team_member} m where m.team_id = t.id and m.leads) as lead_id,
                   to_jsonb(array(select m.member_id from {identity.team_member} m where m.team_id = t.id and not m.leads order by 1))
                       as member_ids
            from {identity.team} t
            where t.suspended_at is null
            """;

    static final Listing<TeamView> LISTING = Listing.of(TeamView.class, TEAMS, "name").always("name", "name", "text");
}
