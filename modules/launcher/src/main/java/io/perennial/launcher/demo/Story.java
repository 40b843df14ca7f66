package io.perennial.launcher.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The history of a customer: when it joined, what it bought in each term, and whether it left. All other data follows from it.
 *
 * @param joined the first day
 * @param left   the day after the last one, if it left
 * @param months the length of a term
 * @param terms  in order; none for a prospect
 */
record Story(LocalDate joined, Optional<LocalDate> left, Mood mood, int months, List<Term> terms) {
    /** The development of a customer. */
    enum Mood { PROSPECT, GROWING, STEADY, SLIPPING, LEFT }

    /**
     * The period of one contract.
     *
     * @param ends  empty while it continues from term to term
     * @param seats the number of seats bought
     * @param addOn true if it was bought in addition to a running contract
     */
    record Term(LocalDate starts, Optional<LocalDate> ends, int seats, boolean addOn) {
        boolean counts(LocalDate day) {
            return !day.isBefore(starts) && ends.map(day::isBefore).orElse(true);
        }
    }

    static final int YEARS = 3;

    static Story tell(Dice dice, LocalDate today) {
        var joined = today.minusYears(YEARS).plusDays((long) (YEARS * 365 * StrictMath.pow(dice.between(0.0, 0.98), 1.25)));
        var months = dice.pick(List.of(1, 12, 12, 12, 12, 12, 12, 24, 24, 36));
        var mood = mood(dice);
        if (mood == Mood.PROSPECT) return new Story(joined, Optional.empty(), mood, months, List.of());
        var left = mood == Mood.LEFT ? lastDay(joined, months, today, dice) : Optional.<LocalDate>empty();
        if (mood == Mood.LEFT && left.isEmpty()) mood = Mood.STEADY;
        var seats = (int) (5 + StrictMath.exp(dice.between(1.0, 5.5)));
        return new Story(joined, left, mood, months, terms(joined, left, months, mood, seats, today, dice));
    }

    private static Mood mood(Dice dice) {
        var fate = dice.between(0, 100);
        if (fate < 4) return Mood.PROSPECT;
        if (fate < 36) return Mood.GROWING;
        if (fate < 68) return Mood.STEADY;
        return fate < 78 ? Mood.SLIPPING : Mood.LEFT;
    }

    /** Returns the end of a past term, after at least half a year. */
    private static Optional<LocalDate> lastDay(LocalDate joined, int months, LocalDate today, Dice dice) {
        var over = (int) (ChronoUnit.MONTHS.between(joined, today) / months);
        var least = Math.max(1, 6 / months);
        if (over < least) return Optional.empty();
        return Optional.of(joined.plusMonths((long) months * dice.between(least, over + 1)));
    }

    private static List<Term> terms(
            LocalDate joined, Optional<LocalDate> left, int months, Mood mood, int seats, LocalDate today, Dice dice) {
        if (months == 1 || dice.chance(0.2)) return List.of(new Term(joined, left, seats, false));
        var terms = new ArrayList<Term>();
        var until = left.orElse(today.plusDays(1));
        for (var term = 0; joined.plusMonths((long) months * term).isBefore(until); term++) {
            var starts = joined.plusMonths((long) months * term);
            var ends = joined.plusMonths((long) months * (term + 1));
            terms.add(new Term(starts, Optional.of(ends), seats, false));
            var middle = starts.plusMonths(months / 2);
            if (mood == Mood.GROWING && middle.isBefore(today) && dice.chance(0.4)) {
                terms.add(new Term(middle, Optional.of(ends), Math.max(1, seats / 5), true));
            }
            seats = Math.max(1, (int) (seats * change(mood, dice)));
        }
        return terms;
    }

    /** Returns the factor from one term to the next: expansion, contraction, or nearly the same. */
    private static double change(Mood mood, Dice dice) {
        return switch (mood) {
            case GROWING -> dice.between(1.05, 1.4);
            case SLIPPING -> dice.between(0.7, 0.95);
            case LEFT -> dice.between(0.8, 1.0);
            case STEADY, PROSPECT -> dice.between(0.97, 1.06);
        };
    }

    int seats(LocalDate day) {
        return terms.stream().filter(term -> term.counts(day)).mapToInt(Term::seats).sum();
    }

    String stage(LocalDate today) {
        return switch (mood) {
            case PROSPECT -> "prospect";
            case LEFT -> "churned";
            case SLIPPING -> "at_risk";
            case GROWING -> young(today) ? "onboarding" : "growth";
            case STEADY -> young(today) ? "onboarding" : joined.plusYears(1).isAfter(today) ? "adoption" : "value";
        };
    }

    private boolean young(LocalDate today) {
        return joined.plusDays(90).isAfter(today);
    }
}
