package io.perennial.surveys.asking;

import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Reminds somebody who has not answered, once. It is no new invitation. */
@ApplicationScoped
class RemindInvitation implements TimerJob {
    static final String JOB = "survey-reminds";

    private static final String REMINDED =
            "update surveys.invitation set reminded_at = :now where tenant_id = :tenant and id = :id and reminded_at is null";

    @Inject InvitationMail mail;
    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "invt", InvitationId::new).flatMap(invitation -> Invitation.find(invitation.value(), sql))
                .filter(Invitation::isWaiting).ifPresent(this::remind);
    }

    private void remind(Invitation invitation) {
        if (sql.change(REMINDED, Map.of("id", invitation.id(), "now", clock.instant())) > 0) mail.remind(invitation);
    }
}
