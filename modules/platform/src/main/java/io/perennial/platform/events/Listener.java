package io.perennial.platform.events;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Happened;
import io.perennial.platform.json.Json;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A CDI observer of what happened: {@code void on(@Observes Happened<AccountEvent> happened)}. It is called after the commit, in a
 * transaction of its own and in the events' tenant; it hears each event at least once and in commit order, so it must bear a repetition.
 * One event that it cannot hear keeps back those that it is told together with, until that one is tried alone.
 *
 * @param name the observing bean's simple name: renaming the class starts a new listener
 */
record Listener(String name, Map<String, Class<? extends DomainEvent>> hears, ObserverMethod<Happened<?>> method) {
    static Listener of(ObserverMethod<Happened<?>> method) {
        var heard = ((ParameterizedType) method.getObservedType()).getActualTypeArguments()[0];
        return new Listener(method.getBeanClass().getSimpleName(), EventType.heardBy((Class<?>) heard), method);
    }

    static boolean isHeard(Type observed) {
        if (observed instanceof Class<?> event && DomainEvent.class.isAssignableFrom(event))
            throw new IllegalArgumentException("A listener observes Happened<" + event.getSimpleName() + ">: nobody is told " + event + " by itself");
        return observed instanceof ParameterizedType told && told.getRawType() == Happened.class;
    }

    DomainEvent read(String type, String payload) {
        return (DomainEvent) Json.fromDatabase(payload, Objects.requireNonNull(hears.get(type)));
    }

    void hear(List<DomainEvent> events) {
        method.notify(new Happened<>(events));
    }
}
