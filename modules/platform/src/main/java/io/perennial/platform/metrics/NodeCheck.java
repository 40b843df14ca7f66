package io.perennial.platform.metrics;

import java.util.Map;

/** Checks a condition of this node. A CDI bean of this type is discovered and asked automatically. */
public interface NodeCheck {
    /** The consequence of a failure: a node that does not live is restarted, and one that is not ready receives no requests. */
    enum Purpose {
        LIVE, READY
    }

    /**
     * The result of a check.
     *
     * @param data what is missing, by name
     */
    record Result(boolean passed, Map<String, String> data) {
        public Result(boolean passed) {
            this(passed, Map.of());
        }
    }

    String name();

    Purpose purpose();

    Result result();
}
