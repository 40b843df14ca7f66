package io.perennial.platform;

import io.perennial.kernel.DomainEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the listeners of domain events while the container starts. */
public class Listeners implements Extension {
    private final List<Listener> found = new ArrayList<>();

    @SuppressWarnings("unchecked")
    <E extends DomainEvent> void collect(@Observes ProcessObserverMethod<E, ?> observer) {
        var method = (ObserverMethod<DomainEvent>) observer.getObserverMethod();
        found.add(Listener.of(method, (Class<?>) method.getObservedType()));
    }

    List<Listener> all() {
        return List.copyOf(found);
    }

    Optional<Listener> named(String name) {
        return all().stream().filter(listener -> listener.name().equals(name)).findFirst();
    }
}
