package io.perennial.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a listener is told: events of one tenant in the order in which they were committed, up to a few hundred at once, so that it can
 * follow them with a statement instead of one for each. At least one.
 */
public record Happened<E extends DomainEvent>(List<E> events) {
    public Happened {
        events = List.copyOf(events);
    }

    /** What the events have to do with, each once. */
    public <T> Set<T> each(Function<? super E, ? extends T> of) {
        return all(event -> Stream.of(of.apply(event)));
    }

    /** The same where an event has to do with several. */
    public <T> Set<T> all(Function<? super E, Stream<? extends T>> of) {
        return events.stream().flatMap(of).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
