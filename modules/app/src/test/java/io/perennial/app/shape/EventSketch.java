package io.perennial.app.shape;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import io.perennial.platform.events.EventType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A line of the committed list: an event's name and version, and the fields of its payload. */
record EventSketch(String name, int version, String fields) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\d+): (.*)");

    static EventSketch of(Class<?> event) {
        var type = EventType.of(event.asSubclass(DomainEvent.class));
        return new EventSketch(type.name(), type.version(), fields(event));
    }

    static EventSketch parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) throw new IllegalArgumentException(line);
        return new EventSketch(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3));
    }

    private static String fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> component.getName() + " " + form(component.getGenericType()))
                .collect(Collectors.joining(", "));
    }

    /** Returns the type as it is in JSON, so that a class may be renamed. */
    private static String form(Type type) {
        if (type instanceof ParameterizedType several)
            return Arrays.stream(several.getActualTypeArguments()).map(EventSketch::form)
                    .collect(Collectors.joining(", ", ((Class<?>) several.getRawType()).getSimpleName() + "<", ">"));
        if (!(type instanceof Class<?> plain)) return type.getTypeName();
        if (Id.class.isAssignableFrom(plain)) return "id";
        if (plain == String.class || plain.isEnum()) return "text";
        if (plain == Integer.class) return "int";
        if (plain == Changes.class || !plain.isRecord()) return plain.getSimpleName();
        return "{" + fields(plain) + "}";
    }

    static List<String> complaints(List<EventSketch> committed, List<EventSketch> found) {
        var complaints = new ArrayList<String>();
        for (var event : found) complaint(committed, event).ifPresent(complaints::add);
        for (var event : committed)
            if (found.stream().noneMatch(one -> one.name().equals(event.name())))
                complaints.add("Gone: %s. A record that is renamed says @EventName(\"%s\")".formatted(event.name(), event.name()));
        return complaints;
    }

    private static Optional<String> complaint(List<EventSketch> committed, EventSketch event) {
        if (committed.stream().anyMatch(one -> one.name().equals(event.name()) && one.version() > event.version()))
            return Optional.of("%s was of version %d already".formatted(event.name(), event.version() + 1));
        var same = committed.stream().filter(one -> one.name().equals(event.name()) && one.version() == event.version()).findFirst();
        if (same.isEmpty()) return Optional.of("New: add the line  " + event);
        if (same.get().fields().equals(event.fields())) return Optional.empty();
        return Optional.of("%s has other fields: %s. Say @EventName(version = %d), and add an Upcast from %d"
                .formatted(event.name(), event.fields(), event.version() + 1, event.version()));
    }

    @Override
    public String toString() {
        return "%s %d: %s".formatted(name, version, fields);
    }
}
