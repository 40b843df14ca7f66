package io.perennial.surveys.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.identity.testing.FixedHome;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.testing.AskedPeople;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests how far invitations came: an invitation that may still bounce is not taken for delivered, and answers alone make no rate. */
class ResponseStepsIT {
    private final AskedPeople alder = AskedPeople.of("alder" + Long.toString(System.nanoTime(), 36));
    private final MovedClock clock = new MovedClock(AskedPeople.NINE);
    private int people;

    private InvitationId invited(String state) {
        return alder.invited("p" + ++people + "@rhine.example", state);
    }

    private void note(InvitationId of, String column) {
        alder.change("update surveys.invitation set " + column + " = sent_at where tenant_id = :tenant and id = :id", Map.of("id", of));
    }

    private Response response() {
        return alder.work().run(this::response);
    }

    private Response response(Sql sql) {
        return results(sql, Optional.empty()).response();
    }

    private SurveyResults results(Sql sql, Optional<GroupBy> by) {
        var of = new Results();
        of.sql = sql;
        of.clock = clock;
        of.home = new FixedHome(ZoneOffset.UTC, clock);
        of.questions = new QuestionFigures() {
            @Override
            List<QuestionFigure> of(SurveyId id, Map<String, ?> period) {
                return List.of();
            }
        };
        return of.of(alder.survey(), LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01"), by);
    }

    private String told() {
        var told = response();
        assertEquals(told.sent(), told.pending() + told.delivered() + told.bounced(), "each step of what was sent once");
        return told.sent() + " sent, " + told.pending() + " pending, " + told.delivered() + " delivered, " + told.bounced() + " bounced, "
                + told.answeredOfDelivered() + " of " + told.answered() + " answers, " + told.rate();
    }

    @Test
    void what_may_still_bounce_is_neither_delivered_nor_unanswered() {
        for (int times = 0; times < 7; times++) invited("sent");
        for (int times = 0; times < 2; times++) invited("answered");
        note(invited("sent"), "bounced_at");
        assertEquals("10 sent, 9 pending, 0 delivered, 1 bounced, 0 of 2 answers, null", told());
        clock.move(Duration.ofDays(3).minusSeconds(1));
        assertEquals("10 sent, 9 pending, 0 delivered, 1 bounced, 0 of 2 answers, null", told());
        clock.move(Duration.ofSeconds(1));
        assertEquals("10 sent, 0 pending, 9 delivered, 1 bounced, 2 of 2 answers, 22.22", told());
    }

    @Test
    void the_word_of_a_channel_counts_at_once_and_an_answer_shows_that_it_came_after_all() {
        note(invited("sent"), "delivered_at");
        note(invited("answered"), "delivered_at");
        note(invited("answered"), "bounced_at");
        invited("sent");
        assertEquals("4 sent, 2 pending, 2 delivered, 0 bounced, 1 of 2 answers, 50.0", told());
        clock.move(Duration.ofDays(3));
        assertEquals("4 sent, 0 pending, 4 delivered, 0 bounced, 2 of 2 answers, 50.0", told());
    }

    @Test
    void an_answer_without_an_invitation_and_one_that_was_not_sent_are_in_no_rate() {
        invited("sent");
        var account = alder.account();
        alder.answer(account, alder.contact(account, "user", "mei@rhine.example"), "nps", 9, "2026-03-02T10:00:00Z");
        alder.change("update surveys.invitation set sent_at = null where tenant_id = :tenant and id = :id",
                Map.of("id", invited("answered")));
        clock.move(Duration.ofDays(3));
        assertEquals("1 sent, 0 pending, 1 delivered, 0 bounced, 0 of 1 answers, 0.0", told());
    }

    private List<String> told(FieldClass closed, GroupBy by) {
        var blind = alder.work().seenBy(UUID.randomUUID(), Sight.ALL.closing(Set.of(closed)));
        try {
            return blind.run(sql -> results(sql, Optional.of(by))).responses().stream().map(SurveyResults.ResponsePart::by).distinct()
                    .sorted().toList();
        } catch (Refusal refused) {
            return List.of(refused.reason().name());
        }
    }

    @Test
    void nobody_groups_by_what_is_closed_to_them_or_reads_who_answered_by_it() {
        invited("sent");
        assertEquals(List.of("tenure", "tier"), told(FieldClass.HEALTH, GroupBy.ARR_BAND));
        assertEquals(List.of("FIELD_CLOSED"), told(FieldClass.HEALTH, GroupBy.BAND));
        assertEquals(List.of("band", "tenure", "tier"), told(FieldClass.REVENUE, GroupBy.BAND));
        assertEquals(List.of("FIELD_CLOSED"), told(FieldClass.REVENUE, GroupBy.ARR_BAND));
    }
}
