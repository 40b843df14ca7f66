package io.perennial.health.scores;

import io.perennial.health.keeping.ScoredCompany;
import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Six measures over 90 days of use: the sum of each of six metrics, six measures of one metric, or a mix for two and three metrics. It
 * gives them as a scorecard, and as one plain {@code insert … select} of the same sums in one pass over each account's points.
 */
record SixMeasures(List<String> metrics) {
    static final int DAYS = 90;
    static final LocalDate TODAY = LocalDate.parse("2025-06-10");
    private static final int MEASURES = 6;
    private static final List<String> METRICS = List.of("logins", "reports", "exports", "calls", "chats", "seats");

    private record Look(String kind, int days) {
        Source of(String metric) {
            return new Source(kind, metric, days);
        }
    }

    /** The measures of a metric: with six metrics, each has only the first one. */
    private static final List<Look> LOOKS = List.of(
            new Look("usage_sum", DAYS), new Look("usage_active_days", DAYS), new Look("usage_trend", 30),
            new Look("usage_sum", 30), new Look("usage_active_days", 30), new Look("usage_sum", 7));

    static SixMeasures of(int metrics) {
        if (metrics < 1 || MEASURES % metrics != 0)
            throw new IllegalArgumentException("Six measures are spread over 1, 2, 3 or 6 metrics, not " + metrics);
        return new SixMeasures(METRICS.subList(0, metrics));
    }

    private List<Source> sources() {
        return IntStream.range(0, MEASURES).mapToObj(at -> LOOKS.get(at / metrics.size()).of(metrics.get(at % metrics.size()))).toList();
    }

    ScorecardBody card() {
        var measures = IntStream.range(0, MEASURES).mapToObj(at -> measure(at, sources().get(at))).toList();
        return new ScorecardBody("Bench", null, List.of(), null, measures, List.of(), List.of(), null);
    }

    /** Returns a measure whose range covers every sum, so that scores differ as much as accounts do. */
    private static Measure measure(int at, Source source) {
        var most = new BigDecimal(source.kind().equals("usage_sum") ? 50 * source.days() : 100);
        var pieces = List.of(new Piece(null, BigDecimal.ZERO, 0, 0), new Piece(BigDecimal.ZERO, most, 0, 10_000),
                new Piece(most, null, 10_000, 10_000));
        return new Measure("m" + at, null, null, at == 0 ? 2_500 : 1_500, source, Direction.HIGHER_IS_BETTER, pieces, null);
    }

    /** @param into a table {@code (tenant_id, account_id, m1 … m6)} */
    String bare(String into) {
        return """
                insert into %s (tenant_id, account_id, m1, m2, m3, m4, m5, m6)
                select :tenant, account_id, %s
                from {whole accounts.usage}
                where metric in ('%s') and at >= %s and at < %s
                group by account_id
                """
                .formatted(
                        into, sources().stream().map(this::bare).collect(Collectors.joining(", ")), String.join("', '", metrics), end(DAYS),
                        end(0));
    }

    private String bare(Source source) {
        int days = source.days();
        return switch (source.kind()) {
            case "usage_sum" -> "sum(value)" + filter(source, since(days));
            case "usage_active_days" -> "coalesce(bit_count(bit_or(1::bit(%d) << (date '%s' - (at at time zone '%s')::date))"
                    .formatted(days, TODAY, ScoredCompany.ZONE)
                    + filter(source, since(days), "value > 0") + "), 0)";
            case "usage_trend" -> "round(100 * (sum(value)%1$s - sum(value)%2$s) / nullif(sum(value)%2$s, 0), 6)"
                    .formatted(filter(source, since(days)), filter(source, since(2 * days), "at < " + end(days)));
            default -> throw new IllegalArgumentException(source.kind());
        };
    }

    /** Returns a filter clause without conditions that hold for all points. */
    private String filter(Source source, String... conditions) {
        var metric = metrics.size() == 1 ? "" : "metric = '" + source.of() + "'";
        var all = Stream.concat(Stream.of(metric), Stream.of(conditions)).filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" and "));
        return all.isEmpty() ? "" : " filter (where " + all + ")";
    }

    private static String since(int days) {
        return days == DAYS ? "" : "at >= " + end(days);
    }

    /** Returns the SQL for the end of the day so many days before today. */
    private static String end(int days) {
        return "timestamp '%s' at time zone '%s'".formatted(TODAY.plusDays(1L - days).atStartOfDay(), ScoredCompany.ZONE);
    }
}
