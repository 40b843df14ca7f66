package io.perennial.platform.events;

import io.perennial.kernel.Happened;
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
    void collect(@Observes ProcessObserverMethod<?, ?> observer) {
        if (Listener.isHeard(observer.getObserverMethod().getObservedType()))
            found.add(Listener.of((ObserverMethod<Happened<?>>) observer.getObserverMethod()));
    }

    List<Listener> all() {
        return List.copyOf(found);
    }

    Optional<Listener> named(String name) {
        return all().stream().filter(listener -> listener.name().equals(name)).findFirst();
    }
}
