package io.perennial.renewals.forecast;

import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.testing.DueRenewals;
import io.perennial.renewals.testing.DueRenewals.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant whose clock moves from week to week. */
final class Mondays {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    final TenantWork work;
    final MovedClock clock = new MovedClock(Instant.EPOCH);
    final FixedHome home = new FixedHome(ZONE, clock);

    Mondays(String company) {
        work = TenantWork.of(company);
    }

    void goTo(LocalDate day) {
        goTo(day, "09:00");
    }

    /** Moves the clock to that local time of the day. */
    void goTo(LocalDate day, String time) {
        clock.move(Duration.between(clock.instant(), day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant()));
    }

    /** Writes the row that the day's work on renewals leaves when it is done. */
    void begunDay() {
        work.run(sql -> sql.change(
                """
                insert into renewals.daily_run (tenant_id, day, horizon_days, silent_months) values (:tenant, :today, 180, 1)
                on conflict (tenant_id) do update set day = excluded.day
                """,
                Map.of("today", home.today())));
    }

    boolean take() {
        return work.run(sql -> new MondaySnapshot(sql, home, clock).take());
    }

    boolean takeOn(LocalDate day) {
        goTo(day);
        begunDay();
        return take();
    }

    UUID add(@Nullable UUID owner, Due due) {
        return work.run(sql -> new DueRenewals(sql).add(owner, due));
    }

    void become(UUID renewal, Due due) {
        work.run(sql -> {
            new DueRenewals(sql).become(renewal, due);
            return due;
        });
    }

    ForecastSnapshots snapshots(Quarter quarter) {
        return work.run(sql -> ForecastSnapshots.of(quarter, sql));
    }

    ForecastAccuracy accuracy(Quarter quarter) {
        return work.run(sql -> ForecastAccuracy.of(quarter, sql));
    }
}
