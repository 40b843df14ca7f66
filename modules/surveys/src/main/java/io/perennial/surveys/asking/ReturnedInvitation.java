package io.perennial.surveys.asking;

import io.perennial.platform.mail.ReturnedMail;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Notes on the invitations of contacts and of employees that their mail came back. A contact is not asked for half a year. */
@ApplicationScoped
class ReturnedInvitation implements ReturnedMail {
    /** Ends the invitation of a contact, unless it was answered: then it arrived somehow. */
    static final String BOUNCED =
            """
            update surveys.invitation
            set bounced_at = coalesce(bounced_at, :now), state = case when state = 'answered' then state else 'bounced' end
            where tenant_id = :tenant and id = :id
            """;
    private static final String OF_EMPLOYEE =
            "update surveys.employee_invitation set bounced_at = coalesce(bounced_at, :now) where tenant_id = :tenant and id = :id";

    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public void returned(UUID record) {
        for (var statement : List.of(BOUNCED, OF_EMPLOYEE)) sql.change(statement, Map.of("id", record, "now", clock.instant()));
    }
}
