package io.perennial.platform.events;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import io.perennial.platform.json.Texts;
import java.util.HashMap;
import java.util.Map;

/**
 * The public name of an event, the version of its payload, and its effect: {@code AccountEvent.Created} is {@code account.created},
 * version 1, and creates an account.
 *
 * @param isAudited false for a change that nobody made
 */
public record EventType(String name, int version, Op op, boolean isAudited) {
    private static final ClassValue<EventType> TYPES = new ClassValue<>() {
        @Override
        protected EventType computeValue(Class<?> type) {
            var said = type.getAnnotation(EventName.class);
            var name = said == null || said.value().isEmpty() ? derived(type) : said.value();
            return said == null ? new EventType(name, 1, Op.CHANGED, true) : new EventType(name, said.version(), said.op(), said.audited());
        }
    };

    public static EventType of(Class<? extends DomainEvent> type) {
        return TYPES.get(type);
    }

    /** Returns the kind of its subject, the first part of the name: {@code account}. */
    String kind() {
        return name.substring(0, name.indexOf('.'));
    }

    private static String derived(Class<?> type) {
        return Texts.snake(noun(type)) + '.' + Texts.snake(type.getSimpleName());
    }

    private static String noun(Class<?> type) {
        var family = type.getEnclosingClass();
        if (family == null || !family.getSimpleName().endsWith("Event"))
            throw new IllegalArgumentException("An event is a record inside its noun's sealed …Event: " + type);
        return family.getSimpleName().replaceFirst("Event$", "");
    }

    /** Returns the events, by name, that a listener of this type receives: the record itself, or all records of a sealed interface. */
    static Map<String, Class<? extends DomainEvent>> heardBy(Class<?> observed) {
        var heard = new HashMap<String, Class<? extends DomainEvent>>();
        if (observed.isRecord()) heard.put(of(observed.asSubclass(DomainEvent.class)).name(), observed.asSubclass(DomainEvent.class));
        else if (observed.isSealed())
            for (var permitted : observed.getPermittedSubclasses()) heard.putAll(heardBy(permitted));
        else throw new IllegalArgumentException("A listener observes a sealed family of events or one of them: " + observed);
        return heard;
    }
}
