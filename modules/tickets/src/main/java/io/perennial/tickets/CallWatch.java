package io.perennial.tickets;

import io.perennial.calendars.Calendars;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Consumes new tickets: a call may begin before all is known, and has to be complete at the end of its work day, on the calendar of the
 * account's country.
 */
@ApplicationScoped
@ListensAs("tickets.call-watch")
class CallWatch {
    record Taken(TicketId id, Instant reportedAt, @Nullable String country) {}

    private static final String CALLS =
            """
            select t.id, t.reported_at, a.country
            from {whole tickets.ticket} t
            left join {whole accounts.live_account} a on a.id = t.account_id
            where t.id = any (:ids) and t.channel = 'phone' and not t.history and t.deleted_at is null
            """;

    @Inject Sql sql;
    @Inject Calendars calendars;
    @Inject Jobs jobs;

    void on(@Observes Happened<TicketEvent> happened) {
        var ids = happened.events().stream().filter(TicketEvent.Created.class::isInstance).map(event -> event.subject().value())
                .toArray(UUID[]::new);
        if (ids.length == 0 || TicketSettings.of(sql).required().isEmpty()) return;
        for (var call : sql.list(Taken.class, CALLS, Map.of("ids", ids)))
            calendars.ofCountry(call.country()).time().dayEnd(call.reportedAt())
                    .ifPresent(end -> jobs.at(CompleteCalls.JOB, call.id().text(), end));
    }
}
