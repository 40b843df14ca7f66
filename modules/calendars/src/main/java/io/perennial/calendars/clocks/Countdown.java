package io.perennial.calendars.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target that is counted down in business time. Each change returns a new countdown. Changes come in order of time, in whole seconds.
 *
 * @param since when the present state began
 * @param used the seconds of business time counted before {@code since}
 * @param left the seconds of business time that were left at {@code since}
 * @param past the stretches before {@code since}
 * @param missedAt when the target was missed, which no later change takes back
 */
public record Countdown(
        Instant startedAt, Terms terms, Run run, Instant since, long used, long left, List<Stretch> past, @Nullable Instant missedAt) {
    /**
     * A stretch during which the countdown was in one state under the same terms.
     *
     * @param to this instant is not part of it
     */
    public record Stretch(Run run, Instant from, Instant to, Terms terms) {}

    /** The parts of the target, in percent, at which somebody is warned. */
    public static final List<Integer> WARNINGS = List.of(50, 80, 100);

    private static final int WHOLE = 100;

    public Countdown {
        past = List.copyOf(past);
    }

    public static Countdown start(Instant at, Terms terms) {
        var second = Instant.ofEpochSecond(at.getEpochSecond());
        return new Countdown(second, terms, Run.RUNNING, second, 0, terms.target(), List.of(), null);
    }

    public Countdown pause(Instant at) {
        return run == Run.RUNNING ? become(at, Run.PAUSED, terms) : this;
    }

    public Countdown resume(Instant at) {
        return run == Run.PAUSED ? become(at, Run.RUNNING, terms) : this;
    }

    /** Stops the countdown: what it waited for has happened. */
    public Countdown stop(Instant at) {
        return run == Run.STOPPED ? this : become(at, Run.STOPPED, terms);
    }

    /** Goes on with what was left when it stopped. */
    public Countdown reopen(Instant at) {
        return run == Run.STOPPED ? become(at, Run.RUNNING, terms) : this;
    }

    /** Goes on by other terms from an instant on: another policy, target or calendar. */
    public Countdown change(Instant at, Terms to) {
        return become(at, run, to);
    }

    private Countdown become(Instant when, Run next, Terms by) {
        var at = Instant.ofEpochSecond(when.getEpochSecond());
        if (at.isBefore(since)) throw new IllegalArgumentException("Changes come in order: " + at + " is before " + since);
        var counted = run == Run.RUNNING ? terms.calendar().measure(since, at) : 0;
        var before = Math.max(0, left - counted);
        var remainder = by.equals(terms) ? before : by.left(used + counted, before);
        var missed = missedBefore(at).orElse(null);
        return new Countdown(startedAt, by, next, at, used + counted, remainder, until(at), missed);
    }

    private List<Stretch> until(Instant at) {
        if (!since.isBefore(at)) return past;
        var stretches = new ArrayList<>(past);
        stretches.add(new Stretch(run, since, at, terms));
        return stretches;
    }

    /** Returns when the target was missed, if it was missed before an instant. A countdown that stops when it is due is met. */
    public Optional<Instant> missedBefore(Instant at) {
        if (missedAt != null) return Optional.of(missedAt);
        return run == Run.RUNNING ? planned(left).filter(due -> due.isBefore(at)) : Optional.empty();
    }

    /** Returns when the target is used up; empty while the countdown is paused or stopped, unless the target was missed before. */
    public Optional<Instant> dueAt() {
        if (missedAt != null) return Optional.of(missedAt);
        return run == Run.RUNNING ? planned(left) : Optional.empty();
    }

    /**
     * Returns when this part of the target is used up: in business time, and by what is left, because later terms may leave more than the
     * target allows. Empty unless the countdown runs.
     */
    public Optional<Instant> usedUpAt(int percent) {
        return run == Run.RUNNING ? planned(Math.max(0, left - terms.share(WHOLE - percent))) : Optional.empty();
    }

    /** Returns true if the due time may move because holidays are not published yet. */
    public boolean isProvisional() {
        return missedAt == null && dueAt().filter(due -> terms.calendar().isProvisional(since, due)).isPresent();
    }

    /** Returns a part of what is left at an instant, in whole seconds: the budget of whoever takes over a part of the work. */
    public long leftAt(Instant at, int percent) {
        return become(at, run, terms).left() * percent / WHOLE;
    }

    /** Returns the segments until an instant. Their seconds sum to all the time since the start. */
    public List<Segment> segments(Instant now) {
        return Segments.of(until(Instant.ofEpochSecond(now.getEpochSecond())));
    }

    private Optional<Instant> planned(long seconds) {
        return terms.calendar().due(since, seconds);
    }
}
