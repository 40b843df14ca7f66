package io.perennial.surveys.asking;

import io.perennial.calendars.Calendars;
import io.perennial.identity.Home;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Sends an invitation at its time, and plans the one reminder. */
@ApplicationScoped
class SendInvitation implements TimerJob {
    static final String JOB = "survey-invites";

    private static final int REMINDED_AFTER = 3;

    private static final String SENT =
            "update surveys.invitation set state = 'sent', sent_at = :now where tenant_id = :tenant and id = :id and state = 'decided'";

    @Inject InvitationMail mail;
    @Inject Calendars calendars;
    @Inject Home home;
    @Inject Jobs jobs;
    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "invt", InvitationId::new).flatMap(invitation -> Invitation.find(invitation.value(), sql)).ifPresent(this::fire);
    }

    /** Takes back what somebody with the same address has opted out of since. */
    private void fire(Invitation invitation) {
        if (invitation.optedOut()) OptOut.of(invitation).withdraw(sql);
        else if (invitation.isWaiting()) send(invitation);
    }

    private void send(Invitation invitation) {
        if (sql.change(SENT, Map.of("id", invitation.id(), "now", clock.instant())) == 0) return;
        mail.invite(invitation);
        if (!invitation.remind()) return;
        var today = home.today();
        var day = calendars.ofCountry(invitation.country()).time().workDay(today, REMINDED_AFTER).orElse(today.plusDays(REMINDED_AFTER));
        var now = clock.instant().atZone(home.settings().zone());
        jobs.at(RemindInvitation.JOB, invitation.id().text(), day.atTime(now.toLocalTime()).atZone(now.getZone()).toInstant());
    }
}
