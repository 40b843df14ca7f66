package io.perennial.engagement.slots;

import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Knows the days of the tenant on which rules may plan no more callbacks for a member: the member has as many as the files allow on a day, or
 * rules have planned as many as the files allow them, so that there is time left for what people promise.
 */
@ApplicationScoped
public class RuleDays {
    record Taken(LocalDate day, int callbacks, int byRules) {
        boolean isFull(SlotSettings.Capacity capacity) {
            return callbacks >= capacity.perDay() || byRules >= capacity.byRules();
        }
    }

    private record Known(@Nullable String email) {}

    private static final String EMAIL = "select email from {identity.active_member} where id = :member";

    /** Counts also what takes nobody's time: the member works on it all the same. */
    private static final String TAKEN =
            """
            select (c.starts_at at time zone :zone)::date as day, count(*)::integer as callbacks,
                   (count(*) filter (where c.cause is not null))::integer as by_rules
            from {engagement.visible_callback} c
            where c.worked_by = :member and not c.history and c.state <> 'withdrawn'
              and c.starts_at >= :from::date::timestamp at time zone :zone and c.starts_at < :until::date::timestamp at time zone :zone
            group by 1
            """;

    private final Home home;
    private final Sql sql;

    @Inject
    public RuleDays(Home home, Sql sql) {
        this.home = home;
        this.sql = sql;
    }

    /** @param until the day after the last one */
    public Set<LocalDate> full(MemberId member, LocalDate from, LocalDate until) {
        var settings = SlotSettings.of(sql);
        var capacity = settings.capacity(
                sql.first(Known.class, EMAIL, Map.of("member", member)).map(Known::email).orElse(null));
        var values = Map.of("member", member, "from", from, "until", until, "zone", home.settings().zone().getId());
        return sql.list(Taken.class, TAKEN, values).stream().filter(day -> day.isFull(capacity)).map(Taken::day)
                .collect(Collectors.toSet());
    }
}
