package io.perennial.health.keeping;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.sla.ClockEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Consumes the events of clocks: what was promised for a ticket was kept, missed or excused. */
@ApplicationScoped
@ListensAs("health.clock-watch")
class ClockWatch {
    private record Of(AccountId accountId) {}

    private static final String ACCOUNTS =
            "select distinct account_id from {whole tickets.every_ticket} where id = any (:ids) and account_id is not null";

    private final TouchedAccounts touched;
    private final Sql sql;

    @Inject
    ClockWatch(TouchedAccounts touched, Sql sql) {
        this.touched = touched;
        this.sql = sql;
    }

    void on(@Observes Happened<ClockEvent> happened) {
        var tickets = happened.events().stream().map(ClockWatch::decided).filter(Objects::nonNull).map(TicketId::value).distinct()
                .toArray(UUID[]::new);
        if (tickets.length > 0) touched.touch(sql.list(Of.class, ACCOUNTS, Map.of("ids", tickets)).stream().map(Of::accountId).toList());
    }

    private static @Nullable TicketId decided(ClockEvent event) {
        return switch (event) {
            case ClockEvent.Warned _ -> null;
            case ClockEvent.Missed _,ClockEvent.Met _,ClockEvent.Excused _,ClockEvent.Unexcused _ -> event.ticket();
        };
    }
}
