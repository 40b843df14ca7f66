package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.clocks.Terms;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splits a ticket of minute 0, in which each answer is due in an hour: one of minute 10, a question of minute 20, an answer to it. */
class SplitClocksTest {
    private static final Instant NINE = Instant.parse("2026-06-09T09:00:00Z");
    private static final BusinessCalendar ALWAYS =
            new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneOffset.UTC, Week.always(), Map.of(), null)));

    private static final Set<ClockKind> REPLIES = Set.of(ClockKind.FIRST_RESPONSE, ClockKind.NEXT_REPLY);

    private final UUID old = UUID.randomUUID();

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    /** Follows a ticket that was reported in a minute, and returns its clocks of replies. */
    private static List<TicketClock> followed(UUID ticket, int reported, List<Said> said, List<TicketClock> before, int now) {
        var steps = List.of(new Step(ticket, 1, at(reported), "new", "general"));
        var facts =
                new ClockedTicket(ticket, "incident", "email", null, null, null, false, false, false, at(reported), at(now), null, null,
                        false, false);
        var promise = new Promise(new Terms("all", 1, "always", ALWAYS, 3600, 25), List.of());
        var led = new TicketPast(facts.heard(said), steps, said, before).led(
                (wait, _) -> REPLIES.contains(wait.kind()) ? Optional.of(promise) : Optional.empty(),
                _ -> Optional.empty(), at(now));
        return led.led().stream().map(one -> watched(one, now)).sorted(Comparator.comparing(TicketClock::kind)).toList();
    }

    private static TicketClock watched(TicketPast.Led led, int now) {
        var one = led.after().look(at(now)).clock();
        return new TicketClock(one.id(), one.ticket(), one.kind(), one.round(), one.countdown(), one.warned(), one.missedAt(),
                one.followed(),
                led.before().isPresent() && one.missedAt() != null, one.ended(), null);
    }

    private static String shown(List<TicketClock> clocks) {
        return String.join(" ",
                clocks.stream().map(one -> (one.kind() == ClockKind.FIRST_RESPONSE ? "first" : "next") + minute(one.stoppedAt())
                        + (one.missedAt() == null ? "" : "!" + minute(one.missedAt())) + (one.ended() == null ? "" : one.ended()))
                        .toList());
    }

    private static String minute(Instant at) {
        return at == null ? "…" : "" + Duration.between(NINE, at).toMinutes();
    }

    /** A clock has the minute of its stop, … if it runs, and after ! that in which it was missed. */
    @ParameterizedTest(name = "{0} in minute {1}")
    @CsvSource({
        "reply, 30, 0, first…, first10",
        "reply, 70, 0, first…!60, first10",
        "question, 50, 0, first10, first…",
        "question, 90, 0, first10 next90!80MOVED, first…!80",
        "both, 50, 40, first10, first40",
        "both, 110, 100, first10 next100!80MOVED, first100!80"})
    void clocks_follow_the_messages_and_what_was_missed_stays_so(String moved, int now, int answered, String stays, String goes) {
        var first = new Said(old, at(10), false);
        var question = new Said(old, at(20), true);
        var answer = answered == 0 ? Stream.<Said>empty() : Stream.of(new Said(old, at(answered), false));
        var all = moved.equals("reply") ? List.of(first) : Stream.concat(Stream.of(first, question), answer).toList();
        var gone = moved.equals("reply") ? all : all.subList(1, all.size());
        var clocks = List.<TicketClock>of();
        for (int minute = 0; minute < now; minute++) {
            var by = at(minute);
            clocks = followed(old, 0, all.stream().filter(one -> !one.at().isAfter(by)).toList(), clocks, minute);
        }

        assertEquals(stays, shown(followed(old, 0, all.stream().filter(one -> !gone.contains(one)).toList(), clocks, now)));
        assertEquals(goes,
                shown(followed(UUID.randomUUID(), (int) Duration.between(NINE, gone.getFirst().at()).toMinutes(), gone, List.of(), now)));
    }
}
