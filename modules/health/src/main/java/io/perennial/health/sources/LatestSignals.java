package io.perennial.health.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The latest value of any number that another system sends. */
@ApplicationScoped
class LatestSignals implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(new SourceKind("signal", "units", true, false, false));

    /** The latest of each signal, found in the index of its primary key. */
    private static final String LATEST =
            """
            left join lateral (select s.at, s.value from {joined health.signal} s
                               where s.account_id = c.account_id and s.name = :of_# and s.at < c.ends_at
                               order by s.at desc limit 1) s# on true
            """;

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var values = new HashMap<String, Object>();
        for (var measure : asked) values.put("of_" + measure.number(), Objects.requireNonNull(measure.source().of()));
        return new Raw("select c.account_id, c.day"
                + each(asked, ", s#.value as raw_#, (s#.at at time zone :zone)::date as seen_#")
                + " from chosen c " + each(asked, LATEST), values);
    }

    private static String each(List<Asked> asked, String text) {
        return asked.stream()
                .map(measure -> text.replace("#", Integer.toString(measure.number())))
                .collect(Collectors.joining());
    }
}
