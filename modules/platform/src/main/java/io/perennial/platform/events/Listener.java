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
 * A CDI observer of what happened: {@code void on(@Observes Happened<AccountEvent> happened)}. It is called after the commit, in a
 * transaction of its own and in the events' tenant; it hears each event at least once and in commit order, so it must bear a repetition.
 * One event that it cannot hear keeps back those that it is told together with, until that one is tried alone.
 *
 * @param name what the observing bean says with {@link ListensAs}
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
            throw new IllegalArgumentException("A listener observes Happened<" + event.getSimpleName() + ">: nobody is told " + event + " by itself");
        return observed instanceof ParameterizedType told && told.getRawType() == Happened.class;
    }

    void hear(List<DomainEvent> events) {
        method.notify(new Happened<>(events));
    }
}
