package io.perennial.platform.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.metrics.NodeHealth.Checked;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeHealthTest {
    private static final NodeCheck FINE = new Named("fine", () -> new NodeCheck.Result(true));

    private record Named(String name, Supplier<Result> finding) implements NodeCheck {
        @Override
        public Purpose purpose() {
            return Purpose.READY;
        }

        @Override
        public Result result() {
            return finding.get();
        }
    }

    @Test
    void a_node_is_up_if_all_checks_pass() {
        assertEquals(NodeHealth.UP, NodeHealth.of(Stream.of(FINE, FINE)).status());
        assertEquals(new NodeHealth(NodeHealth.UP, List.of()), NodeHealth.of(Stream.empty()));
    }

    @Test
    void one_check_that_does_not_pass_takes_the_node_down_and_says_what_is_missing() {
        var missing = Map.of("accounts", "at migration 3, needs 4");
        var health = NodeHealth.of(Stream.of(new Named("database", () -> new NodeCheck.Result(false, missing)), FINE));
        assertEquals(new NodeHealth(NodeHealth.DOWN,
                List.of(new Checked("database", NodeHealth.DOWN, missing), new Checked("fine", NodeHealth.UP, Map.of()))), health);
    }

    @Test
    void a_check_that_fails_is_down_and_hides_no_other() {
        var broken = new Named("broken", () -> {
            throw new IllegalStateException("planted");
        });
        assertEquals(new NodeHealth(NodeHealth.DOWN,
                List.of(new Checked("broken", NodeHealth.DOWN, Map.of()), new Checked("fine", NodeHealth.UP, Map.of()))),
                NodeHealth.of(Stream.of(broken, FINE)));
    }
}
