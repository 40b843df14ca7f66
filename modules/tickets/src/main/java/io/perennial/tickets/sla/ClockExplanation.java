package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Segment;
import java.time.Instant;
import java.util.List;

/**
 * An account of every second of a clock: the segments sum to the time from its start until now.
 *
 * @param to now
 */
public record ClockExplanation(
        ClockId id, Instant from, Instant to, long seconds, long counted, long closed, long paused, long stopped,
        List<ClockSegment> segments) {
    /** A part of a clock's time, and why it counts or does not. */
    public record ClockSegment(
            Segment.Kind kind, Instant from, Instant to, long seconds, String policy, int policyVersion, String calendar,
            int calendarVersion) {
        static ClockSegment of(Segment one) {
            return new ClockSegment(one.kind(), one.from(), one.to(), one.seconds(), one.policy(), one.policyVersion(), one.calendarName(),
                    one.calendarVersion());
        }
    }

    static ClockExplanation of(TicketClock clock, Instant now) {
        var segments = clock.countdown().segments(now);
        return new ClockExplanation(
                clock.id(), clock.countdown().startedAt(), now, segments.stream().mapToLong(Segment::seconds).sum(),
                sum(segments, Segment.Kind.COUNTED), sum(segments, Segment.Kind.CLOSED), sum(segments, Segment.Kind.PAUSED),
                sum(segments, Segment.Kind.STOPPED), segments.stream().map(ClockSegment::of).toList());
    }

    private static long sum(List<Segment> segments, Segment.Kind kind) {
        return segments.stream().filter(one -> one.kind() == kind).mapToLong(Segment::seconds).sum();
    }
}
