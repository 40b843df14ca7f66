package io.perennial.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A batch of events for a listener: at least one and at most a few hundred of one tenant, in order of their positions. A listener can handle the
 * batch with one statement instead of one per event.
 */
public record Happened<E extends DomainEvent>(List<E> events) {
    public Happened {
        events = List.copyOf(events);
    }

    /** Returns the values that the function gives for the events, each once. */
    public <T> Set<T> each(Function<? super E, ? extends T> of) {
        return all(event -> Stream.of(of.apply(event)));
    }

    /** Returns the values that the function gives for the events, each once; one event may give several. */
    public <T> Set<T> all(Function<? super E, Stream<? extends T>> of) {
        return events.stream().flatMap(of).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
