package io.perennial.health.testing;

import io.perennial.health.scorecards.Scorecards;
import io.perennial.health.scoring.Scoring;
import io.perennial.health.sources.OwnSources;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.time.Clock;
import java.time.ZoneId;

/** Scores outside of a container, with the sources of this module. */
public final class Scorers {
    private Scorers() {}

    public static Scoring scoring(Sql sql, ZoneId zone) {
        return new Scoring(sql, new FixedHome(zone, Clock.systemUTC()), OwnSources.all());
    }

    /** Returns scorecards for calls that need no entity. */
    public static Scorecards scorecards(Sql sql) {
        return new Scorecards(new Entities(), sql, new TenantWork.Heard(), Clock.systemUTC(), OwnSources.all());
    }
}
