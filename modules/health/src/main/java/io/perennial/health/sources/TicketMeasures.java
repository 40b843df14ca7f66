package io.perennial.health.sources;

import io.perennial.kernel.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures of what an account asked for: its tickets that are open, that came, that came back, and the last one. Unknown before the first ticket
 * of the account: nobody knows if it asks elsewhere. Spam counts nowhere.
 */
@ApplicationScoped
class TicketMeasures implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(
            new SourceKind("tickets_open", "tickets", true, false, false, Wording.of(
                    "The number of tickets of the severity `of`, or of `any`, that are not solved at the end of the day. "
                            + "Unknown before the first ticket of the account.")),
            new SourceKind("tickets_opened", "tickets", true, false, true, Wording.of(
                    "The number of tickets of the severity `of`, or of `any`, that were reported in the last `days` days. "
                            + "Unknown before the first ticket of the account.")),
            new SourceKind("tickets_reopened", "tickets", false, false, true, Wording.of(
                    "How often tickets were reopened in the last `days` days. Unknown before the first ticket of the account.")),
            new SourceKind("days_since_ticket", "days", true, false, false, Wording.of(
                    "The number of days since the latest ticket of the severity `of`, or of `any`, was reported. Unknown before the "
                            + "first one.")));

    /** Uses the index for each account and never a join, because the planner cannot estimate the number of tickets for the chosen accounts. */
    private static final String LOOK =
            """
            select c.account_id, c.day,
                   $columns
            from chosen c
            cross join lateral (
                select count(*) as known,
                       $counts
                from (
                    select t.severity, (t.reported_at at time zone :zone)::date as reported_on,
                           coalesce((select s.state from {joined tickets.state_change} s
                                     where s.ticket_id = t.id and s.at < c.ends_at order by s.at desc, s.place desc limit 1),
                                    case when t.ended_at < c.ends_at then 'solved' else 'open' end) not in ('solved', 'closed', 'spam')
                               as is_open,
                           (select coalesce(array_agg((r.at at time zone :zone)::date), '{}')
                            from (select s.at, s.state, lag(s.state) over (order by s.at, s.place) as before
                                  from {joined tickets.state_change} s where s.ticket_id = t.id and s.at < c.ends_at) r
                            where r.before in ('solved', 'closed') and r.state not in ('solved', 'closed', 'spam')) as reopened_on
                    from {joined tickets.every_ticket} t
                    where t.account_id = c.account_id and t.reported_at < c.ends_at and t.deleted_at is null and t.state <> 'spam'
                    offset 0
                ) q
            ) p
            where p.known > 0
            """;

    private static final String OF = "(:of_# = 'any' or q.severity = :of_#)";

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns = SqlText.columns(asked.stream().map(TicketMeasures::column).toList());
        var counts = SqlText.columns(asked.stream().map(TicketMeasures::count).toList());
        var values = new HashMap<String, Object>();
        for (var measure : asked) {
            if (measure.source().of() != null) values.put(measure.named("of_#"), measure.source().of());
            if (measure.source().days() != null) values.put(measure.named("days_#"), measure.source().days());
        }
        return new Raw(SqlText.fill(LOOK, Map.of("columns", columns, "counts", counts)), values);
    }

    private static String column(Asked measure) {
        return measure.named(measure.source().kind().equals("days_since_ticket")
                ? "(c.day - p.on_#)::numeric as raw_#, p.on_# as seen_#"
                : "p.count_#::numeric as raw_#, c.day as seen_#");
    }

    private static String count(Asked measure) {
        return measure.named(switch (measure.source().kind()) {
            case "tickets_open" -> "count(*) filter (where q.is_open and " + OF + ") as count_#";
            case "tickets_opened" -> "count(*) filter (where q.reported_on > c.day - :days_#::integer and " + OF + ") as count_#";
            case "tickets_reopened" ->
                "coalesce(sum((select count(*) from unnest(q.reopened_on) d (day) where d.day > c.day - :days_#::integer)), 0) as count_#";
            case "days_since_ticket" -> "max(q.reported_on) filter (where " + OF + ") as on_#";
            default -> throw new IllegalStateException("No measure of tickets is called " + measure.source().kind());
        });
    }
}
