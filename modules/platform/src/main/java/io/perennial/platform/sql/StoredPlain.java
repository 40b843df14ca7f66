package io.perennial.platform.sql;

import io.perennial.kernel.Id;
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
        return id == null ? null : id.value();
    }

    public static <I extends Id> @Nullable I id(@Nullable UUID value, Function<UUID, I> kind) {
        return value == null ? null : kind.apply(value);
    }

    public static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> @Nullable E value(@Nullable String word, Class<E> type) {
        return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /** Stores currencies by their codes. */
    @Converter(autoApply = true)
    public static class Currencies implements AttributeConverter<Currency, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Currency currency) {
            return currency == null ? null : currency.getCurrencyCode();
        }

        @Override
        public @Nullable Currency convertToEntityAttribute(@Nullable String code) {
            return code == null ? null : Currency.getInstance(code);
        }
    }

    /** Stores languages by their tags. */
    @Converter(autoApply = true)
    public static class Locales implements AttributeConverter<Locale, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Locale locale) {
            return locale == null ? null : locale.toLanguageTag();
        }

        @Override
        public @Nullable Locale convertToEntityAttribute(@Nullable String tag) {
            return tag == null ? null : Locale.forLanguageTag(tag);
        }
    }

    /** Stores time zones by their names. */
    @Converter(autoApply = true)
    public static class Zones implements AttributeConverter<ZoneId, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ZoneId zone) {
            return zone == null ? null : zone.getId();
        }

        @Override
        public @Nullable ZoneId convertToEntityAttribute(@Nullable String name) {
            return name == null ? null : ZoneId.of(name);
        }
    }
}
