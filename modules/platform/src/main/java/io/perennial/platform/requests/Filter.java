package io.perennial.platform.requests;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.json.Expected;
import io.perennial.platform.json.Unreadable;
import io.perennial.platform.sql.Sql;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a {@link Listing}: how its values are read, and the condition that they make.
 *
 * @param condition by the values, of which there is one unless {@code isAnyOf}
 * @param isAnyOf true if it takes several values
 * @param isArray true if the condition takes an array even for one value
 * @param most the maximum number of values
 */
record Filter(
        Function<String, ?> parse,
        Function<List<?>, String> condition,
        boolean isAnyOf,
        boolean isArray,
        int most,
        Wording expected,
        @Nullable TextForm text,
        @Nullable NumberForm number) {
    static Filter of(String parameter, Class<?> type, String condition) {
        var isAnyOf = (type.isEnum() || io.perennial.kernel.Id.class.isAssignableFrom(type)) && AnyOf.isPossible(condition, parameter);
        return new Filter(ParameterTypes.parser(type), equal(condition), isAnyOf, AnyOf.takesArray(condition, parameter),
                AnyOf.MAXIMUM, Expected.of(type), null, null);
    }

    static Filter of(String parameter, TextForm form, String condition) {
        return new Filter(form::read, equal(condition), AnyOf.isPossible(condition, parameter), AnyOf.takesArray(condition, parameter),
                AnyOf.MAXIMUM, form.expected(), form, null);
    }

    static Filter of(TextForm form, Function<String, String> condition) {
        return new Filter(form::read, either(value -> condition.apply((String) value)), true, false, AnyOf.MAXIMUM, form.expected(), form,
                null);
    }

    static Filter of(NumberForm form, String condition) {
        return new Filter(form::read, value -> condition, false, false, 1, form.expected(), null, form);
    }

    static <T> Filter of(Class<T> type, Function<T, String> condition) {
        return new Filter(ParameterTypes.parser(type), either(value -> condition.apply(type.cast(value))), type.isEnum(), false,
                AnyOf.MAXIMUM, Expected.of(type), null, null);
    }

    /** Returns the same filter for up to so many values. */
    Filter upTo(int values) {
        return new Filter(parse, condition, isAnyOf, isArray, values, expected, text, number);
    }

    private static Function<List<?>, String> equal(String condition) {
        return values -> values.size() == 1 ? condition : AnyOf.several(condition);
    }

    private static Function<List<?>, String> either(Function<Object, String> condition) {
        return values -> values.size() == 1 ? condition.apply(values.getFirst())
                : values.stream().map(condition).collect(Collectors.joining(") or (", "((", "))"));
    }

    /** Reads the values of a parameter. Returns its condition, or adds an error. A parameter that must not be repeated has one already. */
    Optional<String> read(String name, Query query, Map<String, Object> values, List<FieldError> errors) {
        var given = isAnyOf ? query.values(name) : query.value(name).stream().toList();
        if (given.isEmpty()) return Optional.empty();
        try {
            if (given.size() > most) throw new Unreadable(tooMany());
            var read = List.copyOf(new LinkedHashSet<Object>(given.stream().map(parse).toList()));
            values.put(name, read.size() == 1 && !isArray ? read.getFirst() : Sql.array(read));
            return Optional.of(condition.apply(read));
        } catch (RuntimeException notOne) {
            errors.add(Query.error(name, code(), Unreadable.reason(notOne, expected)));
            return Optional.empty();
        }
    }

    private Wording tooMany() {
        return Wording.of("must have at most {max} values").with("max", most);
    }

    private String code() {
        return number != null ? "range" : Expected.code(expected);
    }
}
