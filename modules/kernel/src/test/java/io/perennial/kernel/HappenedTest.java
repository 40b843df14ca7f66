package io.perennial.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HappenedTest {
    private record TreeId(UUID value) implements Id {
        @Override
        public String prefix() {
            return "tree";
        }
    }

    private record Pruned(TreeId subject, Changes changes) implements DomainEvent {}

    private final TreeId oak = new TreeId(new UUID(0, 1));
    private final TreeId elm = new TreeId(new UUID(0, 2));
    private final Happened<Pruned> happened = new Happened<>(List.of(pruned(elm), pruned(oak), pruned(elm)));

    private static Pruned pruned(TreeId tree) {
        return new Pruned(tree, Changes.none());
    }

    @Test
    void each_thing_that_events_have_to_do_with_is_named_once_in_the_order_of_the_events() {
        assertEquals(List.of(elm, oak), List.copyOf(happened.each(Pruned::subject)));
    }

    @Test
    void an_event_may_have_to_do_with_several_or_with_none() {
        assertEquals(List.of("elm", "wood", "oak"),
                List.copyOf(happened.all(event -> event.subject().equals(elm) ? Stream.of("elm", "wood") : Stream.of("oak"))));
        assertEquals(List.of(), List.copyOf(happened.all(_ -> Stream.empty())));
    }
}
