package io.perennial.engagement.kept;

import io.perennial.health.sources.MeasureSource;
import io.perennial.health.sources.SourceKind;
import io.perennial.kernel.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;

/** Measures how promised callbacks were kept. Unknown without a promise that was due. */
@ApplicationScoped
class CallbackMeasures implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(
            new SourceKind("callbacks_missed", "callbacks", false, false, true, Wording.of(
                    "The number of callbacks due in the last `days` days that nobody tried inside their window. Unknown without a callback that was due.")),
            new SourceKind("callbacks_kept", "percent", false, false, true, Wording.of(
                    "The part of the callbacks due in the last `days` days, in percent, that reached the contact inside their window. Unknown without such callbacks.")),
            new SourceKind("days_since_reached", "days", false, false, false, Wording.of(
                    "The number of days since a callback last reached a contact of the account. Unknown before the first time.")));

    /** Uses the index for each account and never a join, because the planner cannot estimate the number of callbacks for the chosen accounts. */
    private static final String LOOK =
            """
            select c.account_id, c.day,
                   %s
            from chosen c
            cross join lateral (
                select count(*) filter (where q.due) as known, max(q.reached_on) as reached_on,
                       %s
                from (
                    select k.window_ends_at < c.ends_at as due, (k.window_ends_at at time zone :zone)::date as due_on,
                           k.missed_at < c.ends_at as missed, k.reached_at <= k.window_ends_at as kept,
                           case when k.reached_at < c.ends_at then (k.reached_at at time zone :zone)::date end as reached_on
                    from {joined engagement.callback} k
                    where k.account_id = c.account_id and k.starts_at < c.ends_at and k.deleted_at is null
                      and (k.withdrawn_by is distinct from 'contact' or not k.history and k.withdrawn_at > k.starts_at)
                    offset 0
                ) q
            ) p
            """;

    @Override
    public String name() {
        return "callbacks";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns = String.join(",\n", asked.stream().map(CallbackMeasures::column).toList());
        var counts = String.join(",\n", asked.stream().map(CallbackMeasures::count).toList());
        var values = new HashMap<String, Object>();
        for (var measure : asked) if (measure.source().days() != null) values.put(named(measure, "days_#"), measure.source().days());
        return new Raw(LOOK.formatted(columns, counts), values);
    }

    /** Returns the text with the key of the measure in place of each {@code #}. */
    private static String named(Asked measure, String text) {
        return text.replace("#", measure.key());
    }

    private static String column(Asked measure) {
        return named(measure, measure.source().kind().equals("days_since_reached")
                ? "(c.day - p.reached_on)::numeric as raw_#, p.reached_on as seen_#"
                : "case when p.known > 0 then p.value_# end as raw_#, p.on_# as seen_#");
    }

    private static String count(Asked measure) {
        var inWindow = "q.due and q.due_on > c.day - :days_#::integer";
        return named(measure, switch (measure.source().kind()) {
            case "callbacks_missed" ->
                "count(*) filter (where " + inWindow + " and q.missed)::numeric as value_#, max(q.due_on) filter (where q.due) as on_#";
            case "callbacks_kept" ->
                "round(100.0 * count(*) filter (where " + inWindow + " and q.kept) / nullif(count(*) filter (where " + inWindow
                        + "), 0), 2) as value_#, max(q.due_on) filter (where " + inWindow + ") as on_#";
            case "days_since_reached" -> "null::date as on_#";
            default -> throw new IllegalStateException("No measure of callbacks is called " + measure.source().kind());
        });
    }
}
