package io.perennial.health.keeping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScoreException;
import io.perennial.health.scorecards.ScoreException.When;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.scoring.ScoringSql;
import io.perennial.health.sources.OwnSources;
import io.perennial.health.sources.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares one whole statement with {@code keeping.sql}, where it can be read. */
class KeepingSqlTest {
    private static final Path KEPT = Path.of("src/test/resources/io/perennial/health/keeping/keeping.sql");
    private static final Path BUILT = Path.of("target/keeping.sql");

    private static final List<Measure> MEASURES = List.of(
            measure("logins", 2_000, new Source("usage_sum", "logins", 30), null),
            measure("active_days", 1_500, new Source("usage_active_days", "logins", 7), null),
            measure("breadth", 1_000, new Source("usage_features", "feature.*", 90), null),
            measure("login_trend", 500, new Source("usage_trend", "logins", 30), null),
            measure("seats", 1_000, new Source("seat_utilisation", "seats", 30), null),
            measure("contact", 1_000, new Source("days_since_contact", null, null), 60),
            measure("champions", 500, new Source("contacts_in_role", "champion", null), null),
            measure("contracts", 0, new Source("open_contracts", null, null), null),
            measure("renewal", 500, new Source("days_to_renewal", null, null), null),
            measure("rating", 1_000, new Source("signal", "rating", null), null),
            measure("mood", 1_000, new Source("sentiment", null, null), 90));

    private static Measure measure(String key, int weight, Source source, @Nullable Integer halfLife) {
        var pieces = List.of(new Piece(null, BigDecimal.ZERO, 0, 0), new Piece(BigDecimal.ZERO, BigDecimal.TEN, 0, 10_000),
                new Piece(BigDecimal.TEN, null, 10_000, 10_000));
        return new Measure(key, null, null, weight, source, Direction.HIGHER_IS_BETTER, pieces, halfLife);
    }

    private static ScorecardBody card() {
        var unpaid = new ScoreException("no_contract", null, "contracts", When.BELOW, BigDecimal.ONE, 3_000);
        var silent = new ScoreException("silent", null, "contact", When.UNKNOWN, null, 5_000);
        return new ScorecardBody("Whole", null, List.of(), null, MEASURES, List.of(), List.of(silent, unpaid), 4_000);
    }

    @Test
    void a_whole_statement_stands_where_it_can_be_read() throws IOException {
        var built = KeepingSql.of(new ScoringSql(card(), OwnSources.all()), "and a.id = any (:ids)") + "\n";
        Files.writeString(BUILT, built);

        assertEquals(Files.readString(KEPT), built, () -> "If it is meant to be so, copy " + BUILT + " over " + KEPT);
    }
}
