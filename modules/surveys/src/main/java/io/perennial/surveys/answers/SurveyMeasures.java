package io.perennial.surveys.answers;

import io.perennial.health.sources.MeasureSource;
import io.perennial.health.sources.SourceKind;
import io.perennial.kernel.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Measures what the people of an account answered to surveys. Unknown without an answer. */
@ApplicationScoped
class SurveyMeasures implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(
            new SourceKind("nps_latest", "points", false, false, false, Wording.of(
                    "The score of the latest answer to a survey of recommendation, from 0 to 10. Unknown before the first one.")),
            new SourceKind("csat_share", "percent", false, false, true, Wording.of(
                    "The part of the answers to surveys of satisfaction in the last `days` days that are 4 or 5 of 5. Unknown without one.")),
            new SourceKind("ces_mean", "points", false, false, true, Wording.of(
                    "The mean of the answers to surveys of effort in the last `days` days, from 1 to 7. Unknown without one.")),
            new SourceKind("response_share", "percent", false, false, true, Wording.of(
                    "The answered part of the invitations whose time to answer ended in the last `days` days. Unknown without one.")));

    /** Uses the index for each account and never a join, because the planner cannot estimate the number of answers for the chosen accounts. */
    private static final String LOOK =
            """
            select c.account_id, c.day,
                   $columns
            from chosen c
            cross join lateral (
                select $values
                from (
                    select t.kind, t.score, t.answered_at, t.id, (t.answered_at at time zone :zone)::date as on_day
                    from {joined surveys.answer} t
                    where t.account_id = c.account_id and t.answered_at < c.ends_at and t.deleted_at is null and t.score is not null
                    offset 0
                ) q
            ) p
            """;
    private static final String RECENT = "q.on_day > c.day - :days_#::integer";
    private static final String LATEST =
            "(array_agg(q.score order by q.answered_at desc, q.id desc) filter (where q.kind = 'nps'))[1] as value_#, "
                    + "max(q.on_day) filter (where q.kind = 'nps') as on_#";
    private static final String SATISFIED =
            "round(100.0 * count(*) filter (where q.kind = 'csat' and q.score >= 4 and " + RECENT + ")"
                    + " / nullif(count(*) filter (where q.kind = 'csat' and " + RECENT + "), 0), 2) as value_#, "
                    + "max(q.on_day) filter (where q.kind = 'csat' and " + RECENT + ") as on_#";
    private static final String EFFORT =
            "round(avg(q.score) filter (where q.kind = 'ces' and " + RECENT + "), 2) as value_#, "
                    + "max(q.on_day) filter (where q.kind = 'ces' and " + RECENT + ") as on_#";
    /**
     * Takes an invitation when its time to answer is over: a week after it was sent, or with its wave. Silence says nothing before; and with the quick answers
     * alone, each new wave would read 100 percent. What comes back and is answered anyway has arrived.
     */
    private static final String INVITED =
            " from {joined surveys.invitation} i join {surveys.wave} w on w.id = i.wave_id"
                    + " cross join lateral (select least(i.sent_at + interval '7 days', w.closes_at, w.closed_at) as over_at) o"
                    + " where i.account_id = c.account_id and o.over_at < c.ends_at and i.sent_at < c.ends_at"
                    + " and (i.bounced_at is null or i.bounced_at >= c.ends_at or i.answered_at < c.ends_at)"
                    + " and (o.over_at at time zone :zone)::date > c.day - :days_#::integer)";
    private static final String RESPONSE =
            "(select round(100.0 * count(*) filter (where i.answered_at < c.ends_at) / nullif(count(*), 0), 2)" + INVITED + " as value_#, "
                    + "(select max((o.over_at at time zone :zone)::date)" + INVITED + " as on_#";

    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of("answers:read");
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns =
                asked.stream().map(one -> named(one, "p.value_#::numeric as raw_#, p.on_# as seen_#")).collect(Collectors.joining(", "));
        var values = asked.stream().map(SurveyMeasures::value).collect(Collectors.joining(", "));
        var parameters = new HashMap<String, Object>();
        for (var measure : asked)
            if (measure.source().days() != null) parameters.put(named(measure, "days_#"), measure.source().days());
        return new Raw(LOOK.replace("$columns", columns).replace("$values", values), parameters);
    }

    private static String value(Asked measure) {
        return named(measure, switch (measure.source().kind()) {
            case "nps_latest" -> LATEST;
            case "csat_share" -> SATISFIED;
            case "ces_mean" -> EFFORT;
            case "response_share" -> RESPONSE;
            default -> throw new IllegalStateException("No measure of surveys is called " + measure.source().kind());
        });
    }

    private static String named(Asked measure, String text) {
        return text.replace("#", measure.key());
    }
}
