package io.perennial.identity;

import io.perennial.platform.events.VersionedTable;
import io.perennial.records.FollowedKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Lets other programs follow members and teams, so that they know whom an owner's id means. */
@ApplicationScoped
class FollowedPeople {
    @Produces
    static FollowedKind members() {
        return MemberView.FOLLOWED;
    }

    @Produces
    static VersionedTable versionsOfMembers() {
        return new VersionedTable("mem", "identity.member_version");
    }

    @Produces
    static FollowedKind teams() {
        return TeamView.FOLLOWED;
    }

    @Produces
    static VersionedTable versionsOfTeams() {
        return new VersionedTable("team", "identity.team");
    }
}
