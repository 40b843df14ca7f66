package io.perennial.surveys.results;

import io.perennial.surveys.statistics.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many of those who were invited came how far.
 *
 * @param notAsked who was in the audience and was not asked, for a reason that the list of invitations tells
 * @param delivered accepted by the relay, and not bounced within three days
 * @param opened unverified: mail scanners open pages too
 * @param rate the answered part of the delivered, in percent; null if nothing was delivered
 */
public record Response(
        long notAsked, long invited, long sent, long delivered, long opened, long answered, long bounced, @Nullable Double rate,
        @Nullable Double low, @Nullable Double high) {
    /** Invitations of a part of the customers in a state. The parts by the same attribute are all that were decided. */
    record Count(String by, @Nullable String key, long notAsked, long invited, long sent, long delivered, long opened, long answered,
            long bounced) {}

    static Response of(List<Count> counts) {
        long delivered = counts.stream().mapToLong(Count::delivered).sum();
        long answered = counts.stream().mapToLong(Count::answered).sum();
        var share = Share.of(Math.min(answered, delivered), delivered);
        return new Response(
                counts.stream().mapToLong(Count::notAsked).sum(), counts.stream().mapToLong(Count::invited).sum(),
                counts.stream().mapToLong(Count::sent).sum(), delivered, counts.stream().mapToLong(Count::opened).sum(), answered,
                counts.stream().mapToLong(Count::bounced).sum(), share.map(Share::percent).orElse(null),
                share.map(one -> one.interval().low()).orElse(null), share.map(one -> one.interval().high()).orElse(null));
    }
}
