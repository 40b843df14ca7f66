package io.perennial.platform.json;

import io.perennial.kernel.Id;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.UUID;

/** Reads the ids of one kind, by the prefix that ids of this kind have. */
public record IdType(MethodHandle constructor, String prefix) {
    private static final ClassValue<IdType> TYPES = new ClassValue<>() {
        @Override
        protected IdType computeValue(Class<?> type) {
            return read(type);
        }
    };

    public static IdType of(Class<?> type) {
        return TYPES.get(type);
    }

    private static IdType read(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor(UUID.class);
            constructor.setAccessible(true);
            var prefix = ((Id) constructor.newInstance(new UUID(0, 0))).prefix();
            return new IdType(MethodHandles.lookup().unreflectConstructor(constructor), prefix);
        } catch (ReflectiveOperationException cannotBuild) {
            throw new IllegalStateException("An id is a record of one UUID: " + type, cannotBuild);
        }
    }

    public Optional<Id> parse(String text) {
        return TypeId.parse(text, prefix, this::make);
    }

    public Id require(String text) {
        return parse(text)
                .orElseThrow(() -> new Unreadable(Wording.of("must be an id: {prefix}_ and 26 characters").with("prefix", prefix)));
    }

    public Id make(UUID value) {
        try {
            return (Id) constructor.invoke(value);
        } catch (Throwable refused) {
            throw new IllegalStateException("The record refuses its id", refused);
        }
    }
}
