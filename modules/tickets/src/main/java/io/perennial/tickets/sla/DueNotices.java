package io.perennial.tickets.sla;

import io.perennial.accounts.notices.NoticeKind;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.tickets.Receivers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;

/** Consumes warnings of clocks: tells that time runs out. A member hears of a ticket once, however many of its clocks warn. */
@ApplicationScoped
@ListensAs("tickets.due-notices")
class DueNotices {
    @Inject Receivers receivers;

    void on(@Observes Happened<ClockEvent> happened) {
        var warned = happened.events().stream().map(event -> event instanceof ClockEvent.Warned clock ? clock.ticket() : null)
                .filter(Objects::nonNull).distinct().toList();
        receivers.tell(warned, NoticeKind.TICKET_DUE, "due");
    }
}
