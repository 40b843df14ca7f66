package io.perennial.health.scoring;

import static io.perennial.health.sources.SqlText.columns;

import io.perennial.health.scorecards.Band;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.ScoreException;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.MeasureSource.Asked;
import io.perennial.health.sources.Sources;
import io.perennial.health.sources.SqlText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Builds the table expressions of one statement from a scorecard, from {@code chosen}, the accounts and days in question, to
 * {@code scored}: {@code account_id, day, score, coverage, low, high, band, capped_by} and the arrays {@code raw, points, freshness, seen}.
 * Its numbers are literals and its names are parameters; the columns of a measure end in its key. A whole statement is in
 * {@code keeping.sql} among the tests.
 */
public final class ScoringSql {
    /**
     * Fences each step with {@code offset 0}; otherwise the planner would inline the previous step wherever it is named, and compute it
     * again there. The sources are combined by {@code union all} and not joined: the planner knows little about their rows, and a wrong
     * estimate would make it query a source again for each row.
     */
    private static final String STEPS =
            """
            $looks
            -- An account and day has one row from each source at most.
            said as (
                select account_id, day,
                       $unsaid
                from chosen
                $said
            ),
            measured as (
                select account_id, day,
                       $measured
                from said
                group by account_id, day
                offset 0
            ),
            -- The lowest exception that holds, by its place; points and freshness in basis points.
            weighed as (
                select account_id, day,
                       $cappedBy as capped_by,
                       $weighed
                from measured
                offset 0
            ),
            -- known is the sum of weight × freshness, gained the same × points.
            summed as (
                select account_id, day, capped_by,
                       $cap as cap,
                       $known as known,
                       $gained as gained,
                       array[$raw] as raw,
                       array[$points] as points,
                       array[$freshness] as freshness,
                       array[$seen] as seen
                from weighed
                offset 0
            ),
            -- All is rounded half up; low is the score if all that is unknown were 0, high if it were 100.
            covered as (
                select account_id, day, capped_by, cap, known, gained, raw, points, freshness, seen,
                       (case when known > 0 then greatest(1, (2 * known + $weight) / (2 * $weight)) else 0 end)::integer as coverage,
                       least((2 * gained + $most) / (2 * $most), cap)::integer as low,
                       least((2 * (gained + ($most - known) * 10000) + $most) / (2 * $most), cap)::integer as high
                from summed
                offset 0
            ),
            judged as (
                select account_id, day, capped_by, raw, points, freshness, seen, coverage, low, high,
                       case when known > 0 and coverage >= $leastCoverage then least((2 * gained + known) / (2 * known), cap)::integer end as score
                from covered
                offset 0
            ),
            scored as materialized (
                select account_id, day, score, coverage, low, high,
                       $band as band,
                       capped_by, raw, points, freshness, seen
                from judged
            )""";

    private static final String LOOK =
            """
            $name as (
                $raw
            ),
            """;

    private final ScorecardBody card;
    private final List<MeasureSql> measures;
    private final List<Sources.Look> looks;
    private final long weight;

    public ScoringSql(ScorecardBody card, Sources sources) {
        this.card = card;
        this.measures = card.measures().stream().map(MeasureSql::new).toList();
        this.looks = sources.looks(card.measures().stream().map(measure -> new Asked(measure.key(), measure.source())).toList());
        this.weight = Math.max(1, card.measures().stream().mapToInt(Measure::weight).sum());
    }

    public Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        looks.forEach(look -> values.putAll(look.raw().values()));
        card.bands().forEach(band -> values.put("band_" + band.name(), band.name()));
        return values;
    }

    public String text() {
        return SqlText.fill(STEPS, Map.ofEntries(
                Map.entry("looks", looks.stream().map(ScoringSql::look).collect(Collectors.joining("\n"))),
                Map.entry("unsaid", each("null::numeric as raw_#, null::date as seen_#")),
                Map.entry("said", looks.stream().map(this::said).collect(Collectors.joining("\n"))),
                Map.entry("measured", each("max(raw_#) as raw_#, max(seen_#) as seen_#")),
                Map.entry("cappedBy", cappedBy()),
                Map.entry("weighed", columns(measures.stream().map(ScoringSql::weighed).toList())),
                Map.entry("cap", cap()),
                Map.entry("known", sum(MeasureSql::known)),
                Map.entry("gained", sum(MeasureSql::gained)),
                Map.entry("raw", inOrder("raw_#")),
                Map.entry("points", inOrder("points_#")),
                Map.entry("freshness", inOrder("freshness_#")),
                Map.entry("seen", inOrder("seen_#")),
                Map.entry("weight", Long.toString(weight)),
                Map.entry("most", Long.toString(10_000 * weight)),
                Map.entry("leastCoverage", Integer.toString(Objects.requireNonNull(card.leastCoverage()))),
                Map.entry("band", band())));
    }

    private static String look(Sources.Look look) {
        return SqlText.fill(LOOK, Map.of("name", name(look), "raw", look.raw().sql()));
    }

    private static String name(Sources.Look look) {
        return look.name() + "_look";
    }

    private String said(Sources.Look look) {
        var known = look.asked().stream().map(Asked::key).collect(Collectors.toSet());
        var columns = measures.stream().map(one -> known.contains(one.measure().key()) ? one.named("raw_#, seen_#") : "null, null");
        return "union all\nselect account_id, day, " + columns.collect(Collectors.joining(", ")) + "\nfrom " + name(look);
    }

    private static String weighed(MeasureSql measure) {
        return measure.named("raw_#, seen_#,\n") + measure.points() + measure.named(" as points_#,\n") + measure.freshness()
                + measure.named(" as freshness_#");
    }

    private String cappedBy() {
        var places = IntStream.rangeClosed(1, card.exceptions().size()).boxed()
                .sorted(Comparator.comparing((Integer at) -> card.exceptions().get(at - 1).atMost()))
                .map(at -> " when " + holds(card.exceptions().get(at - 1)) + " then " + at);
        return card.exceptions().isEmpty() ? "null::integer" : places.collect(Collectors.joining("", "case", " end"));
    }

    private static String holds(ScoreException exception) {
        var raw = "raw_" + exception.measure();
        return switch (exception.when()) {
            case BELOW -> raw + " < " + MeasureSql.number(Objects.requireNonNull(exception.value()));
            case AT_LEAST -> raw + " >= " + MeasureSql.number(Objects.requireNonNull(exception.value()));
            case UNKNOWN -> raw + " is null";
        };
    }

    private String cap() {
        var exceptions = card.exceptions();
        if (exceptions.isEmpty()) return "null::integer";
        return IntStream.rangeClosed(1, exceptions.size())
                .mapToObj(at -> " when capped_by = %d then %d".formatted(at, exceptions.get(at - 1).atMost()))
                .collect(Collectors.joining("", "case", " end"));
    }

    private String band() {
        return card.bands().stream()
                .sorted(Comparator.comparing(Band::from).reversed())
                .map(band -> " when score >= %d then :band_%s::text".formatted(band.from(), band.name()))
                .collect(Collectors.joining("", "case", " end"));
    }

    private String each(String columns) {
        return columns(measures.stream().map(measure -> measure.named(columns)).toList());
    }

    private String sum(Function<MeasureSql, String> part) {
        return measures.stream().map(part).collect(Collectors.joining("\n+ "));
    }

    private String inOrder(String column) {
        return measures.stream().map(measure -> measure.named(column)).collect(Collectors.joining(", "));
    }
}
