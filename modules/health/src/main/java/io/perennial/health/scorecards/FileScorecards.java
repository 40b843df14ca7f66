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

/** The scorecards that the files of the company say, and what is published of them. */
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

    /** Returns whether the files say something else than what is in force. */
    boolean isPending() {
        var inForce = inForce();
        var said = said();
        return said.stream().anyMatch(scorecard -> differs(scorecard, inForce.get(scorecard.name())))
                || left(inForce, said).findAny().isPresent();
    }

    /** What the files say is published, and what they no longer say is retired; where both agree nothing is done. */
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

    /** Those of the files' scorecards that they no longer say. */
    private static Stream<InForce> left(Map<String, InForce> inForce, List<Said> said) {
        var names = said.stream().map(Said::name).collect(Collectors.toSet());
        return inForce.values().stream().filter(one -> one.declared() && !names.contains(one.name()));
    }

    private static boolean differs(Said said, @Nullable InForce inForce) {
        return inForce == null || !inForce.declared() || !inForce.definition().equals(said.definition());
    }

    /** What cannot be published leaves the one before it in force: a company without any would have no scores at all. */
    private void publish(Said said) {
        try {
            scorecards.publishDeclared(said.definition());
        } catch (Invalid invalid) {
            LOG.error("The files' scorecard {} cannot be published: {}", said.name(), invalid.errors());
        }
    }
}
