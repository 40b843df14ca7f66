package io.perennial.health.scoring;

import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.MeasureSource.Asked;
import io.perennial.health.sources.Sources;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A scorecard as one query over {@code chosen}, the accounts and days in question. It selects {@code account_id, day, score,
 * coverage, low, high, band, capped_by} and the arrays {@code raw, points, freshness, seen}. Its numbers are literals, its names
 * parameters.
 *
 * <p>Each step is fenced with {@code offset 0}: without it the planner puts the step before into every place that names it, and
 * works it out there again.
 */
public final class ScoringSql {
    private final ScorecardBody card;
    private final List<Sources.Look> looks;
    private final int weight;

    public ScoringSql(ScorecardBody card, Sources sources) {
        this.card = card;
        this.looks = sources.looks(numbers().mapToObj(at -> new Asked(at, measure(at).source())).toList());
        this.weight = card.measures().stream().mapToInt(Measure::weight).sum();
    }

    public Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        looks.forEach(look -> values.putAll(look.raw().values()));
        for (int at = 1; at <= card.bands().size(); at++) values.put("band_" + at, card.bands().get(at - 1).name());
        return values;
    }

    public String text() {
        return """
                select account_id, day, score, coverage, low, high, %s as band, capped_by, raw, points, freshness, seen
                from (%s offset 0) scored
                """
                .formatted(band(), scored());
    }

    private String band() {
        var bands = IntStream.rangeClosed(1, card.bands().size()).boxed()
                .sorted(Comparator.comparing((Integer at) -> card.bands().get(at - 1).from()).reversed())
                .map(at -> " when score >= %d then :band_%d::text".formatted(card.bands().get(at - 1).from(), at));
        return bands.collect(Collectors.joining("", "case", " end"));
    }

    /** {@code known} is the sum of weight × freshness, {@code gained} the same × points; what is rounded, is rounded half up. */
    private String scored() {
        return """
                select account_id, day, capped_by, raw, points, freshness, seen, coverage, low, high,
                       case when known > 0 and coverage >= %d then least((2 * gained + known) / (2 * known), cap)::integer end as score
                from (%s offset 0) covered
                """
                .formatted(card.leastCoverage(), covered());
    }

    private String covered() {
        return """
                select account_id, day, capped_by, cap, known, gained, raw, points, freshness, seen,
                       (case when known > 0 then greatest(1, (2 * known + %1$d) / (2 * %1$d)) else 0 end)::integer as coverage,
                       least((2 * gained + %2$d) / (2 * %2$d), cap)::integer as low,
                       least((2 * (gained + (%3$d - known) * 10000) + %2$d) / (2 * %2$d), cap)::integer as high
                from (%4$s offset 0) summed
                """
                .formatted(Math.max(1, weight), 10_000L * Math.max(1, weight), 10_000L * Math.max(1, weight), summed());
    }

    private String summed() {
        return "select account_id, day, capped_by, %s as cap, %s as known, %s as gained, %s as raw, %s as points, %s as freshness, %s as seen from (%s offset 0) weighed"
                .formatted(
                        cap(),
                        sum(at -> "%d::bigint * freshness_%d".formatted(measure(at).weight(), at)),
                        sum(at -> "%1$d::bigint * freshness_%2$d * coalesce(points_%2$d, 0)".formatted(measure(at).weight(), at)),
                        array("raw_"), array("points_"), array("freshness_"), array("seen_"),
                        weighed());
    }

    private String cap() {
        var exceptions = card.exceptions();
        if (exceptions.isEmpty()) return "null::integer";
        return IntStream.rangeClosed(1, exceptions.size())
                .mapToObj(at -> " when %d then %d".formatted(at, exceptions.get(at - 1).atMost()))
                .collect(Collectors.joining("", "case capped_by", " end"));
    }

    private String weighed() {
        var columns = each(at -> ", raw_%1$d, seen_%1$d, %2$s as points_%1$d, %3$s as freshness_%1$d"
                .formatted(at, PointsSql.of(measure(at), "raw_" + at), freshness(at)));
        return "select account_id, day, " + cappedBy() + " as capped_by" + columns + " from (" + measured() + " offset 0) measured";
    }

    /** Beyond twenty half-lives nothing is left, and so small a power is an error to the database. */
    private String freshness(int at) {
        var halfLife = measure(at).halfLifeDays();
        if (halfLife == null) return "case when raw_%d is null then 0 else 10000 end".formatted(at);
        return """
                case when raw_%1$d is null or day - seen_%1$d > %3$d then 0
                     else round(10000 * power(0.5::float8, (day - seen_%1$d)::float8 / %2$d))::integer end"""
                .formatted(at, halfLife, 20 * halfLife);
    }

    private String cappedBy() {
        var places = IntStream.rangeClosed(1, card.exceptions().size()).boxed()
                .sorted(Comparator.comparing((Integer at) -> card.exceptions().get(at - 1).atMost()))
                .map(at -> " when " + holds(at) + " then " + at);
        return card.exceptions().isEmpty() ? "null::integer" : places.collect(Collectors.joining("", "case", " end"));
    }

    private String holds(int exception) {
        var asked = card.exceptions().get(exception - 1);
        var raw = "raw_" + numberOf(asked.measure());
        return switch (asked.when()) {
            case BELOW -> raw + " < " + PointsSql.number(Objects.requireNonNull(asked.value()));
            case AT_LEAST -> raw + " >= " + PointsSql.number(Objects.requireNonNull(asked.value()));
            case UNKNOWN -> raw + " is null";
        };
    }

    /**
     * What the sources say, laid over each other: an account and day has one row from each source at most. Not joined: the planner
     * knows little of what a source will say, and a wrong guess would make it ask the source again for each row.
     */
    private String measured() {
        var said = looks.stream().map(this::said).collect(Collectors.joining());
        return "select account_id, day" + each(at -> ", max(raw_%1$d) as raw_%1$d, max(seen_%1$d) as seen_%1$d".formatted(at))
                + " from (select account_id, day" + each(at -> ", null::numeric as raw_%1$d, null::date as seen_%1$d".formatted(at))
                + " from chosen" + said + ") said group by account_id, day";
    }

    private String said(Sources.Look look) {
        var known = look.asked().stream().map(Asked::number).collect(Collectors.toSet());
        return " union all select account_id, day"
                + each(at -> known.contains(at) ? ", raw_%1$d, seen_%1$d".formatted(at) : ", null, null")
                + " from (" + look.raw().sql() + ") look";
    }

    private int numberOf(String key) {
        return numbers().filter(at -> measure(at).key().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No measure is called " + key));
    }

    private Measure measure(int number) {
        return card.measures().get(number - 1);
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, card.measures().size());
    }

    private String each(IntFunction<String> text) {
        return numbers().mapToObj(text).collect(Collectors.joining());
    }

    private String sum(IntFunction<String> text) {
        return numbers().mapToObj(text).collect(Collectors.joining(" + "));
    }

    private String array(String column) {
        return numbers().mapToObj(at -> column + at).collect(Collectors.joining(", ", "array[", "]"));
    }
}
