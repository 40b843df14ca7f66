package io.perennial.surveys.results;

import io.perennial.surveys.statistics.Share;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many of those who were invited came how far. What was sent is pending, delivered or bounced.
 *
 * @param notAsked who was in the audience and was not asked, for a reason that the list of invitations tells
 * @param pending sent, and it is not known yet if it arrived
 * @param delivered not bounced within three days, or arrived by the word of its channel
 * @param opened unverified: mail scanners open pages too
 * @param answered all who answered, those of the pending included
 * @param answeredOfDelivered those of the delivered who answered
 * @param bounced refused by its address, and not answered anyway
 * @param rate the answered part of the delivered, in percent; null if nothing was delivered
 */
public record Response(
        long notAsked, long invited, long sent, long pending, long delivered, long opened, long answered, long answeredOfDelivered,
        long bounced,
        @Nullable Double rate, @Nullable Double low, @Nullable Double high) {
    /** The time after which mail that has not come back has arrived. */
    static final Duration SETTLED = Duration.ofDays(3);

    /** Invitations of a part of the customers in a state. The parts by the same attribute are all that were decided. */
    record Count(String by, @Nullable String key, long notAsked, long invited, long sent, long pending, long delivered, long opened,
            long answered,
            long answeredOfDelivered, long bounced) {}

    static Response of(List<Count> counts) {
        long delivered = sum(counts, Count::delivered);
        long answered = sum(counts, Count::answeredOfDelivered);
        var share = Share.of(answered, delivered);
        return new Response(
                sum(counts, Count::notAsked), sum(counts, Count::invited), sum(counts, Count::sent), sum(counts, Count::pending), delivered,
                sum(counts, Count::opened), sum(counts, Count::answered), answered, sum(counts, Count::bounced),
                share.map(Share::percent).orElse(null), share.map(one -> one.interval().low()).orElse(null),
                share.map(one -> one.interval().high()).orElse(null));
    }

    private static long sum(List<Count> counts, ToLongFunction<Count> of) {
        return counts.stream().mapToLong(of).sum();
    }
}
