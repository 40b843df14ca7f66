package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Countdown.Stretch;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A countdown as it is stored: with the names of calendars instead of their rules. */
record KeptCountdown(
        Instant startedAt, Run run, Instant since, long used, long left, @Nullable Instant missedAt, KeptTerms terms, List<KeptStretch> past) {
    /** @param calendarVersion the newest version of the calendar that the terms know */
    record KeptTerms(String policy, int policyVersion, String calendar, int calendarVersion, long target, int floorPercent) {
        static KeptTerms of(Terms terms) {
            return new KeptTerms(terms.policy(), terms.policyVersion(), terms.calendarName(), terms.calendar().newest(), terms.target(),
                    terms.floorPercent());
        }

        Terms terms(Calendars calendars) {
            var time = calendars.find(calendar).or(() -> calendars.find(Calendars.ALWAYS)).orElseThrow().time();
            return new Terms(policy, policyVersion, calendar, time, target, floorPercent);
        }
    }

    record KeptStretch(Run run, Instant from, Instant to, KeptTerms terms) {}

    static KeptCountdown of(Countdown countdown) {
        return new KeptCountdown(
                countdown.startedAt(), countdown.run(), countdown.since(), countdown.used(), countdown.left(), countdown.missedAt(),
                KeptTerms.of(countdown.terms()),
                countdown.past().stream().map(one -> new KeptStretch(one.run(), one.from(), one.to(), KeptTerms.of(one.terms()))).toList());
    }

    Countdown countdown(Calendars calendars) {
        var stretches = past.stream()
                .map(one -> new Stretch(one.run(), one.from(), one.to(), one.terms().terms(calendars)))
                .toList();
        return new Countdown(startedAt, terms.terms(calendars), run, since, used, left, stretches, missedAt);
    }
}
