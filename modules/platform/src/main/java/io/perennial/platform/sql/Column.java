package io.perennial.platform.sql;

import io.perennial.kernel.Id;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Money;
import io.perennial.platform.json.IdType;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.Texts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts values to and from columns. Ids are uuids, enums lower-case texts, instants {@code timestamptz}, money
 * {@code 'EUR 12.50'}; lists, maps and other records are jsonb. A date of {@code infinity} is read as null.
 */
final class Column {
    interface Reader {
        @Nullable
        Object read(ResultSet row, int column) throws SQLException;
    }

    private interface Parser {
        Object parse(String text);
    }

    private static final Map<Class<?>, Reader> READERS = Map.ofEntries(
            Map.entry(String.class, ResultSet::getString),
            Map.entry(UUID.class, (row, at) -> row.getObject(at, UUID.class)),
            Map.entry(int.class, ResultSet::getInt),
            Map.entry(long.class, ResultSet::getLong),
            Map.entry(boolean.class, ResultSet::getBoolean),
            Map.entry(double.class, ResultSet::getDouble),
            Map.entry(Integer.class, (row, at) -> row.getObject(at, Integer.class)),
            Map.entry(Long.class, (row, at) -> row.getObject(at, Long.class)),
            Map.entry(Double.class, (row, at) -> row.getObject(at, Double.class)),
            Map.entry(Boolean.class, (row, at) -> row.getObject(at, Boolean.class)),
            Map.entry(BigDecimal.class, ResultSet::getBigDecimal),
            Map.entry(byte[].class, ResultSet::getBytes),
            Map.entry(Instant.class, Column::instant),
            Map.entry(LocalDate.class, Column::date),
            Map.entry(LocalDateTime.class, (row, at) -> row.getObject(at, LocalDateTime.class)),
            Map.entry(Currency.class, parsed(Currency::getInstance)),
            Map.entry(Period.class, parsed(Period::parse)),
            Map.entry(ZoneId.class, parsed(ZoneId::of)),
            Map.entry(Locale.class, parsed(Locale::forLanguageTag)),
            Map.entry(Money.class, parsed(Column::money)));

    private Column() {}

    static Reader reader(Type type) {
        if (type instanceof Class<?> plain) {
            var known = READERS.get(plain);
            if (known != null) return known;
            if (Id.class.isAssignableFrom(plain)) return id(plain);
            if (plain.isEnum()) return parsed(name -> Texts.constant(plain, name));
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] instanceof Class<?> item
                && Id.class.isAssignableFrom(item))
            return ids(item);
        var documents = Json.documents(type);
        return parsed(json -> Json.fromDatabase(json, documents));
    }

    /** Reads a document of uuids, as SQL compares them, as ids. */
    private static Reader ids(Class<?> type) {
        var ids = IdType.of(type);
        var documents = Json.documents(UUID[].class);
        return parsed(json -> Stream.of((UUID[]) Json.fromDatabase(json, documents)).map(ids::make).toList());
    }

    private static Reader parsed(Parser parser) {
        return (row, at) -> Maybe.map(row.getString(at), parser::parse);
    }

    private static @Nullable Object instant(ResultSet row, int at) throws SQLException {
        return Maybe.map(row.getObject(at, OffsetDateTime.class), OffsetDateTime::toInstant);
    }

    private static @Nullable Object date(ResultSet row, int at) throws SQLException {
        var date = row.getObject(at, LocalDate.class);
        return LocalDate.MAX.equals(date) ? null : date;
    }

    private static Money money(String text) {
        return Money.rounded(new BigDecimal(text.substring(4)), Currency.getInstance(text.substring(0, 3)));
    }

    private static Reader id(Class<?> type) {
        var ids = IdType.of(type);
        return (row, at) -> Maybe.map(row.getObject(at, UUID.class), ids::make);
    }

    static void set(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(at, Types.NULL);
            case Id id -> statement.setObject(at, id.value());
            case Instant instant -> statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
            case UUID[] ids -> statement.setArray(at, statement.getConnection().createArrayOf("uuid", ids));
            case String[] texts -> statement.setArray(at, statement.getConnection().createArrayOf("text", texts));
            case LocalDate[] days -> statement.setArray(at, statement.getConnection().createArrayOf("date", days));
            case Object[] _ -> throw new IllegalArgumentException("No column is a " + value.getClass());
            case byte[] bytes -> statement.setBytes(at, bytes);
            case UUID _ -> statement.setObject(at, value);
            case Number _ -> statement.setObject(at, value);
            case Boolean _ -> statement.setObject(at, value);
            case Character _ -> statement.setObject(at, value);
            case Temporal _ -> statement.setObject(at, value);
            default -> statement.setString(at, text(value));
        }
    }

    /** Converts rows to one array per name: of uuids, or of texts that the statement must cast. */
    static Map<String, Object> arrays(List<? extends Map<String, ?>> rows) {
        var arrays = new HashMap<String, Object>();
        for (var name : rows.getFirst().keySet())
            arrays.put(name, array(rows.stream().<@Nullable Object>map(row -> row.get(name)).toList()));
        return arrays;
    }

    static Object array(List<@Nullable Object> values) {
        return switch (values.stream().filter(Objects::nonNull).findFirst().orElse("")) {
            case Id _ -> values.stream().map(id -> Maybe.map((Id) id, Id::value)).toArray(UUID[]::new);
            case UUID _ -> values.toArray(UUID[]::new);
            default -> values.stream().map(value -> Maybe.map(value, Column::text)).toArray(String[]::new);
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case Currency currency -> currency.getCurrencyCode();
            case ZoneId zone -> zone.getId();
            case Locale locale -> locale.toLanguageTag();
            case Collection<?> list -> Json.forDatabase(list);
            case Map<?, ?> map -> Json.forDatabase(map);
            case Record document -> Json.forDatabase(document);
            default -> value.toString();
        };
    }
}
