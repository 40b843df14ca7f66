package io.perennial.platform;

import io.perennial.kernel.DomainEvent;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.Map;

/**
 * A CDI observer of domain events: {@code void on(@Observes AccountEvent event)}. It is called after the commit, in a
 * transaction of its own and in the event's tenant, at least once and in commit order; so it must bear a repetition.
 *
 * @param name the observing bean's simple name: renaming the class starts a new listener
 */
record Listener(String name, Map<String, Class<? extends DomainEvent>> hears, ObserverMethod<DomainEvent> method) {
    static Listener of(ObserverMethod<DomainEvent> method, Class<?> observed) {
        return new Listener(method.getBeanClass().getSimpleName(), EventType.heardBy(observed), method);
    }

    void hear(String type, String payload) {
        method.notify((DomainEvent) Json.fromDatabase(payload, hears.get(type)));
    }
}
