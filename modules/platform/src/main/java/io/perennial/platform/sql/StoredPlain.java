package io.perennial.platform.sql;

import io.perennial.kernel.Id;
import io.perennial.kernel.Maybe;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts an entity's attribute to and from a plain column: an id to its uuid, an enum to its name in lower case. Each type has its own
 * converter, which is applied automatically. EclipseLink counts the type arguments of superclass and interfaces together, so a
 * converter implements only {@link AttributeConverter} and shares these steps.
 */
public final class StoredPlain {
    private StoredPlain() {}

    public static @Nullable UUID uuid(@Nullable Id id) {
        return Maybe.map(id, Id::value);
    }

    public static <I extends Id> @Nullable I id(@Nullable UUID value, Function<UUID, I> kind) {
        return Maybe.map(value, kind);
    }

    public static @Nullable String word(@Nullable Enum<?> value) {
        return Maybe.map(value, one -> one.name().toLowerCase(Locale.ROOT));
    }

    public static <E extends Enum<E>> @Nullable E value(@Nullable String word, Class<E> type) {
        return Maybe.map(word, one -> Enum.valueOf(type, one.toUpperCase(Locale.ROOT)));
    }

    /** Stores currencies by their codes. */
    @Converter(autoApply = true)
    public static class Currencies implements AttributeConverter<Currency, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Currency currency) {
            return Maybe.map(currency, Currency::getCurrencyCode);
        }

        @Override
        public @Nullable Currency convertToEntityAttribute(@Nullable String code) {
            return Maybe.map(code, Currency::getInstance);
        }
    }

    /** Stores languages by their tags. */
    @Converter(autoApply = true)
    public static class Locales implements AttributeConverter<Locale, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Locale locale) {
            return Maybe.map(locale, Locale::toLanguageTag);
        }

        @Override
        public @Nullable Locale convertToEntityAttribute(@Nullable String tag) {
            return Maybe.map(tag, Locale::forLanguageTag);
        }
    }

    /** Stores time zones by their names. */
    @Converter(autoApply = true)
    public static class Zones implements AttributeConverter<ZoneId, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ZoneId zone) {
            return Maybe.map(zone, ZoneId::getId);
        }

        @Override
        public @Nullable ZoneId convertToEntityAttribute(@Nullable String name) {
            return Maybe.map(name, ZoneId::of);
        }
    }
}
