package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.testing.AskedPeople;
import io.perennial.tickets.TicketId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests whom surveys ask by themselves after a ticket and before a renewal. */
class AskedByThemselvesIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final String SET = "update tickets.ticket set %s where tenant_id = :tenant and id = :id";

    private record Asked(SurveyId survey, ContactId contact, String cause, @Nullable TicketId ticket) {}

    private final AskedPeople alder = AskedPeople.of("alder" + Long.toString(System.nanoTime(), 36));
    private final Clock clock = Clock.fixed(AskedPeople.NINE, ZoneOffset.UTC);
    private final List<Asked> asked = new ArrayList<>();
    private final Inviting inviting = new Inviting() {
        @Override
        void invite(PublishedSurvey survey, ContactId contact, String cause, @Nullable TicketId ticket) {
            asked.add(new Asked(survey.id(), contact, cause, ticket));
        }
    };

    private void afterTicket(SurveyId survey, TicketId ticket) {
        alder.work().run(sql -> {
            var job = new AskAboutTicket();
            job.later = new AskLater();
            job.later.sql = sql;
            job.inviting = inviting;
            job.sql = sql;
            job.fire(survey.text() + " " + ticket.text());
            return ticket;
        });
    }

    @Test
    void the_contact_of_a_ticket_that_is_still_solved_is_asked() {
        var survey = alder.triggered("{\"event\": \"ticket_solved\", \"delayHours\": 1}");
        var account = alder.account();
        var contact = alder.contact(account, "user", "jana@rhine.example");
        var ticket = alder.ticket(account, contact);
        afterTicket(survey, ticket);
        assertEquals(List.of(new Asked(survey, contact, ticket.text(), ticket)), asked);

        afterTicket(alder.survey(), ticket);
        for (var unasked : List.of("state = 'open', solved_at = null", "state = 'spam'", "history = true",
                "contact_id = null",
                "state = 'closed', merged_at = now(), merged_into = '" + alder.ticket(account, contact).value() + "'")) {
            var other = alder.ticket(account, contact);
            alder.change(SET.formatted(unasked), Map.of("id", other));
            afterTicket(survey, other);
            assertEquals(1, asked.size(), unasked);
        }
    }

    private void beforeRenewals(LocalDate today) {
        alder.work().run(sql -> {
            job(sql, today).ask();
            return today;
        });
    }

    private DueRenewals job(Sql sql, LocalDate today) {
        var job = new DueRenewals();
        job.home = new FixedHome(ZoneOffset.UTC, Clock.offset(clock, Duration.ofDays(TODAY.until(today).getDays())));
        job.inviting = inviting;
        job.sql = sql;
        return job;
    }

    @Test
    void who_decides_is_asked_so_many_days_before_a_renewal_that_is_still_undecided() {
        var survey = alder.triggered("{\"event\": \"renewal_due\", \"days\": 30}");
        var account = alder.account();
        var decides = alder.contact(account, "decision_maker", "jana@rhine.example");
        alder.contact(account, "user", "mei@rhine.example");
        var renewal = alder.renewal(account, TODAY.plusDays(30));
        var lost = alder.account();
        alder.contact(lost, "decision_maker", "ann@elbe.example");
        alder.change("""
                update renewals.renewal set state = 'withdrawn' where tenant_id = :tenant and id = :id
                """, Map.of("id", alder.renewal(lost, TODAY.plusDays(30))));

        beforeRenewals(TODAY.minusDays(1));
        beforeRenewals(TODAY.plusDays(1));
        assertEquals(List.of(), asked);
        beforeRenewals(TODAY);
        assertEquals(List.of(new Asked(survey, decides, renewal.value().toString(), null)), asked);
    }
}
