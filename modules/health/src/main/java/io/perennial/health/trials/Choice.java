package io.perennial.health.trials;

import io.perennial.health.scorecards.ScorecardBody;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the scorecard of an account now, and with the tried one in place of the published version of the same name.
 *
 * @param published in order of precedence
 */
record Choice(List<ScorecardBody> published, ScorecardBody tried) {
    private static final Comparator<ScorecardBody> ORDER =
            Comparator.comparing(ScorecardBody::precedence).thenComparing(ScorecardBody::name);

    Optional<ScorecardBody> before(@Nullable String segment) {
        return published.stream().filter(fits(segment)).findFirst();
    }

    Optional<ScorecardBody> after(@Nullable String segment) {
        return Stream.concat(published.stream().filter(one -> !one.name().equals(tried.name())), Stream.of(tried))
                .sorted(ORDER)
                .filter(fits(segment))
                .findFirst();
    }

    /** Returns true if the trial would change the scorecard of the segment's accounts. */
    boolean matters(@Nullable String segment) {
        return after(segment).filter(tried::equals).isPresent() || before(segment).filter(this::isReplaced).isPresent();
    }

    private boolean isReplaced(ScorecardBody one) {
        return one.name().equals(tried.name());
    }

    private static Predicate<ScorecardBody> fits(@Nullable String segment) {
        return one -> one.segments().isEmpty() || segment != null && one.segments().contains(segment);
    }
}
