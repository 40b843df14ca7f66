package io.perennial.engagement.series;

import io.perennial.engagement.callbacks.CallbackTime;
import io.perennial.engagement.callbacks.Shift;
import io.perennial.engagement.series.DaysOff.Placed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The callbacks that a series would get. Nothing is made.
 *
 * @param n how many there are
 * @param monthsWithout how many months a monthly rule passes over
 * @param items the first hundred of them
 */
public record CallbackSeriesPreview(int n, int monthsWithout, ZoneId zone, List<SeriesOccurrence> items) {
    private static final int SHOWN = 100;

    /**
     * A callback of a series.
     *
     * @param dueOn the day that the rule names
     * @param shift says if clocks change at that time
     */
    public record SeriesOccurrence(LocalDate dueOn, LocalDateTime local, Instant startsAt, Shift shift) {
        static SeriesOccurrence of(Placed placed, ZoneId zone) {
            var time = new CallbackTime(placed.local(), zone);
            return new SeriesOccurrence(placed.dueOn(), placed.local(), time.instant(), time.shift());
        }
    }

    static CallbackSeriesPreview of(List<Placed> placed, int monthsWithout, ZoneId zone) {
        return new CallbackSeriesPreview(placed.size(), monthsWithout, zone,
                placed.stream().limit(SHOWN).map(one -> SeriesOccurrence.of(one, zone)).toList());
    }
}
