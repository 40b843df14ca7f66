package io.perennial.platform.metrics;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The results of some checks, in the form of MicroProfile Health, which load balancers and container platforms know. */
record NodeHealth(String status, List<Checked> checks) {
    static final String UP = "UP";
    static final String DOWN = "DOWN";

    private static final Logger LOG = LoggerFactory.getLogger(NodeHealth.class);

    record Checked(String name, String status, Map<String, String> data) {}

    /** Asks the checks. The node is healthy if all pass. */
    static NodeHealth of(Stream<NodeCheck> asked) {
        var checks = asked.map(NodeHealth::checked).toList();
        return new NodeHealth(word(checks.stream().allMatch(check -> check.status().equals(UP))), checks);
    }

    /** Takes a check that fails with an exception as not passed, so that the others are still shown. */
    private static Checked checked(NodeCheck check) {
        try {
            var result = check.result();
            return new Checked(check.name(), word(result.passed()), result.data());
        } catch (RuntimeException failure) {
            LOG.warn("The check {} failed", check.name(), failure);
            return new Checked(check.name(), DOWN, Map.of());
        }
    }

    private static String word(boolean passed) {
        return passed ? UP : DOWN;
    }
}
