package io.perennial.platform.events;

import io.perennial.kernel.DomainEvent;
import io.perennial.platform.json.Texts;
import java.util.HashMap;
import java.util.Map;

/** The public names of events: {@code AccountEvent.Created} is {@code account.created}. */
final class EventType {
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return Texts.snake(noun(type)) + '.' + Texts.snake(type.getSimpleName());
        }
    };

    private EventType() {}

    static String name(Class<? extends DomainEvent> type) {
        return NAMES.get(type);
    }

    private static String noun(Class<?> type) {
        var family = type.getEnclosingClass();
        if (family == null || !family.getSimpleName().endsWith("Event"))
            throw new IllegalArgumentException("An event is a record inside its noun's sealed …Event: " + type);
        return family.getSimpleName().replaceFirst("Event$", "");
    }

    /** The events that a listener of this type hears: itself, or every record that it seals. */
    static Map<String, Class<? extends DomainEvent>> heardBy(Class<?> observed) {
        var heard = new HashMap<String, Class<? extends DomainEvent>>();
        if (observed.isRecord()) heard.put(name(observed.asSubclass(DomainEvent.class)), observed.asSubclass(DomainEvent.class));
        else if (observed.isSealed())
            for (var permitted : observed.getPermittedSubclasses()) heard.putAll(heardBy(permitted));
        else throw new IllegalArgumentException("A listener observes a sealed family of events or one of them: " + observed);
        return heard;
    }
}
