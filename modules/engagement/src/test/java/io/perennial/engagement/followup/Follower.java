package io.perennial.engagement.followup;

import io.perennial.calendars.Calendars;
import io.perennial.engagement.tasks.PlannedTasks;
import io.perennial.engagement.tasks.WorkDays;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.NoJobs;
import io.perennial.platform.testing.TenantWork;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The rules of a tenant at an instant, as a server has them. */
record Follower(Sql sql, Instant now, ZoneId zone, Calendars calendars) {
    Follower(Sql sql, Instant now) {
        this(sql, now, ZoneOffset.UTC, new Calendars(sql));
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private FixedHome home() {
        return new FixedHome(zone, clock());
    }

    FollowUpRules rules() {
        return new FollowUpRules(sql, new TenantWork.Heard(), clock(), new NoJobs());
    }

    Evaluation evaluation() {
        return new Evaluation(sql, home());
    }

    RunRules run() {
        var tasks = new PlannedTasks(sql, new TenantWork.Heard(), home(), clock());
        return new RunRules(rules(), evaluation(), tasks, new FollowUpCallbacks(), new WorkDays(calendars, sql), home(), sql,
                clock());
    }
}
