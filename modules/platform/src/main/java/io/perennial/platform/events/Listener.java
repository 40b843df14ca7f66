package io.perennial.platform.events;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * A CDI observer of events: {@code void on(@Observes Happened<AccountEvent> happened)}. It is called after the commit, in its own
 * transaction and in the events' tenant. It receives each event at least once and in order of positions, so it must be idempotent. If it
 * fails on one event, the other events of the batch wait until they are delivered one by one.
 *
 * @param name the name in the {@link ListensAs} of the observing bean
 */
record Listener(String name, Map<String, Class<? extends DomainEvent>> hears, ObserverMethod<Happened<?>> method) {
    static Listener of(ObserverMethod<Happened<?>> method) {
        var heard = ((ParameterizedType) method.getObservedType()).getActualTypeArguments()[0];
        var name = method.getBeanClass().getAnnotation(ListensAs.class);
        if (name == null) throw new IllegalArgumentException("A listener says as what it listens: " + method.getBeanClass());
        return new Listener(name.value(), EventType.heardBy((Class<?>) heard), method);
    }

    static boolean isHeard(Type observed) {
        if (observed instanceof Class<?> event && DomainEvent.class.isAssignableFrom(event))
            throw new IllegalArgumentException(
                    "A listener observes Happened<" + event.getSimpleName() + ">: nobody is told " + event + " by itself");
        return observed instanceof ParameterizedType told && told.getRawType() == Happened.class;
    }

    /** Returns the names of its events with spaces between them, because SQL takes no array of arrays. */
    String types() {
        return String.join(" ", hears.keySet());
    }

    void hear(List<DomainEvent> events) {
        method.notify(new Happened<>(events));
    }
}
