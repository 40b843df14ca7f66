package io.perennial.health.scorecards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.health.sources.Source;
import io.perennial.health.testing.Scorers;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScorecardsIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final TenantWork laurel = TenantWork.of("laurel");
    private final TenantWork juniper = TenantWork.of("juniper");

    @BeforeEach
    void none() {
        for (var work : List.of(laurel, juniper))
            work.run(sql -> sql.change("delete from health.scorecard where tenant_id = :tenant", Map.of()));
    }

    @Test
    void accounts_are_scored_with_what_is_published_in_order_of_precedence_and_then_name() {
        kept(laurel, "Zebra", 10, "published", 1);
        kept(laurel, "apple", 50, "published", 2);
        kept(laurel, "Banana", 50, "published", 1);
        kept(laurel, "apple", 50, "retired", 1);
        kept(laurel, "Draft", 0, "draft", null);

        var published = laurel.run(sql -> Scorers.scorecards(sql).published());

        assertEquals(List.of("Zebra 1", "Banana 1", "apple 2"),
                published.stream().map(one -> one.body().name() + " " + one.number()).toList());
    }

    @Test
    void what_is_kept_is_read_as_it_was_written() {
        var id = kept(laurel, "Zebra", 10, "published", 1);

        assertEquals(body("Zebra", 10), laurel.run(sql -> Scorers.scorecards(sql).versions(List.of(id))).get(id).body());
    }

    @Test
    void versions_that_scores_name_are_found_also_when_retired_but_no_drafts() {
        var retired = kept(laurel, "apple", 50, "retired", 1);
        var published = kept(laurel, "apple", 50, "published", 2);
        var draft = kept(laurel, "apple", 50, "draft", null);

        assertEquals(Set.of(retired, published),
                laurel.run(sql -> Scorers.scorecards(sql).versions(List.of(retired, published, draft))).keySet());
    }

    @Test
    void a_list_is_narrowed_by_name_and_state() {
        kept(laurel, "apple", 50, "retired", 1);
        kept(laurel, "apple", 50, "published", 2);
        kept(laurel, "Zebra", 10, "draft", null);

        assertEquals(List.of("Zebra DRAFT", "apple RETIRED", "apple PUBLISHED"), list(laurel, Map.of()));
        assertEquals(List.of("apple RETIRED", "apple PUBLISHED"), list(laurel, Map.of("name", "apple")));
        assertEquals(List.of("Zebra DRAFT"), list(laurel, Map.of("state", "draft")));
    }

    @Test
    void another_company_sees_none_of_it() {
        var id = kept(laurel, "Zebra", 10, "published", 1);

        assertEquals(List.of(), juniper.run(sql -> Scorers.scorecards(sql).published()));
        assertEquals(Map.of(), juniper.run(sql -> Scorers.scorecards(sql).versions(List.of(id))));
        assertEquals(List.of(), list(juniper, Map.of()));
        assertThrows(Refusal.class, () -> juniper.run(sql -> ScorecardView.get(id, sql)));
    }

    private static List<String> list(TenantWork work, Map<String, String> parameters) {
        var page = work.run(sql -> TestLists.on(sql).page(ScorecardView.LISTING, new Query(new TreeMap<>(parameters))));
        return page.items().stream().map(view -> view.name() + " " + view.state()).toList();
    }

    private static ScorecardId kept(TenantWork work, String name, int precedence, String state, @Nullable Integer number) {
        var id = new ScorecardId(TypeId.next());
        work.run(sql -> sql.change(
                """
                insert into health.scorecard (tenant_id, id, name, number, state, precedence, definition, published_at, retired_at, created_at, updated_at)
                values (:tenant, :id, :name, :number, :state, :precedence, :definition, :published::timestamptz, :retired::timestamptz, :now, :now)
                """,
                Sql.values("id", id, "name", name, "number", number, "state", state, "precedence", precedence, "definition",
                        body(name, precedence),
                        "published", number == null ? null : NOON, "retired", state.equals("retired") ? NOON : null, "now", NOON)));
        return id;
    }

    private static ScorecardBody body(String name, int precedence) {
        var silence = new Measure(
                "silence", "Silence", null, 10_000, new Source("days_since_contact", null, null), Direction.LOWER_IS_BETTER,
                List.of(new Piece(null, new BigDecimal("14.50"), 10_000, 10_000), new Piece(new BigDecimal("14.5"), null, 0, 0)), 30);
        return new ScorecardBody(name, precedence, List.of("small"), RollUp.WORST, List.of(silence), List.of(), List.of(), null);
    }
}
