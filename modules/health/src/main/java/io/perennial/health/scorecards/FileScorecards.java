package io.perennial.health.scorecards;

import io.perennial.kernel.Invalid;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes and retires scorecards as the tenant's files declare them. */
@ApplicationScoped
class FileScorecards {
    private static final Logger LOG = LoggerFactory.getLogger(FileScorecards.class);

    record Said(String name, ScorecardBody definition) {}

    record InForce(ScorecardId id, String name, boolean declared, ScorecardBody definition) {}

    private static final String SAID = "select name, definition::text as definition from {health.declared_scorecard} order by name";
    private static final String IN_FORCE =
            "select id, name, declared, definition::text as definition from {health.scorecard} where state = 'published' order by name";

    @Inject Sql sql;
    @Inject Scorecards scorecards;

    /** Returns true if the files differ from the published scorecards. */
    boolean isPending() {
        var inForce = inForce();
        var said = said();
        return said.stream().anyMatch(scorecard -> differs(scorecard, inForce.get(scorecard.name())))
                || left(inForce, said).findAny().isPresent();
    }

    /** Publishes what the files declare, and retires what they no longer declare; does nothing if both agree. */
    void follow() {
        var inForce = inForce();
        var said = said();
        for (var scorecard : said) if (differs(scorecard, inForce.get(scorecard.name()))) publish(scorecard);
        left(inForce, said).forEach(left -> scorecards.retireDeclared(left.id()));
    }

    private List<Said> said() {
        return sql.list(Said.class, SAID, Map.of());
    }

    private Map<String, InForce> inForce() {
        return sql.list(InForce.class, IN_FORCE, Map.of()).stream().collect(Collectors.toMap(InForce::name, Function.identity()));
    }

    /** Returns the declared scorecards that are no longer in the files. */
    private static Stream<InForce> left(Map<String, InForce> inForce, List<Said> said) {
        var names = said.stream().map(Said::name).collect(Collectors.toSet());
        return inForce.values().stream().filter(one -> one.declared() && !names.contains(one.name()));
    }

    private static boolean differs(Said said, @Nullable InForce inForce) {
        return inForce == null || !inForce.declared() || !inForce.definition().equals(said.definition());
    }

    /** Publishes a scorecard. If that is refused, the one before stays published, because a tenant without any would have no scores. */
    private void publish(Said said) {
        try {
            scorecards.publishDeclared(said.definition());
        } catch (Invalid invalid) {
            LOG.error("The scorecard {} of the files cannot be published: {}", said.name(), invalid.errors());
        }
    }
}
