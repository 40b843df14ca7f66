package io.perennial.health.scorecards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.health.scorecards.ScorecardState.Draft;
import io.perennial.health.scorecards.ScorecardState.Published;
import io.perennial.health.scorecards.ScorecardState.Retired;
import io.perennial.health.sources.Source;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ScorecardTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final Scorecard scorecard = new Scorecard(named("Everyone"), false, NOON);

    @Test
    void it_begins_as_a_draft_that_can_be_changed() {
        assertEquals(new Draft(), scorecard.state());

        var changed = scorecard.change(named("Nearly everyone"), LATER).orElseThrow();

        assertEquals(Map.of("name", new Change("Everyone", "Nearly everyone")), changed.changes().fields());
        assertEquals("Nearly everyone", scorecard.body().name());
    }

    @Test
    void the_same_again_is_no_change() {
        assertTrue(scorecard.change(named("Everyone"), LATER).isEmpty());
    }

    @Test
    void what_is_published_has_a_number_and_stays_as_it_is() {
        scorecard.publish(3, NOON);

        assertEquals(new Published(3, NOON), scorecard.state());
        assertEquals(ScorecardRefusal.SCORECARD_PUBLISHED, reason(() -> scorecard.change(named("Other"), LATER)));
        assertEquals(ScorecardRefusal.SCORECARD_PUBLISHED, reason(() -> scorecard.delete(LATER)));
        assertEquals(ScorecardRefusal.SCORECARD_PUBLISHED, reason(() -> scorecard.publish(4, LATER)));
    }

    @Test
    void what_is_retired_keeps_its_number_and_never_comes_back() {
        scorecard.publish(3, NOON);
        scorecard.retire(LATER);

        assertEquals(new Retired(3, NOON, LATER), scorecard.state());
        assertEquals(ScorecardRefusal.SCORECARD_RETIRED, reason(() -> scorecard.publish(4, LATER)));
        assertEquals(ScorecardRefusal.SCORECARD_RETIRED, reason(() -> scorecard.change(named("Other"), LATER)));
        assertEquals(ScorecardRefusal.SCORECARD_RETIRED, reason(() -> scorecard.retire(LATER)));
    }

    @Test
    void a_draft_is_deleted_not_retired() {
        assertEquals(ScorecardRefusal.SCORECARD_NOT_PUBLISHED, reason(() -> scorecard.retire(LATER)));

        scorecard.delete(LATER);

        assertFalse(scorecard.isLive());
    }

    private static Refusal.Reason reason(Executable refused) {
        return assertThrows(Refusal.class, refused).reason();
    }

    private static ScorecardBody named(String name) {
        var silence = new Measure(
                "silence", null, null, 10_000, new Source("days_since_contact", null, null), Direction.LOWER_IS_BETTER,
                List.of(new Piece(null, null, 5_000, 5_000)), null);
        return new ScorecardBody(name, null, List.of(), null, List.of(silence), List.of(), List.of(), null);
    }
}
