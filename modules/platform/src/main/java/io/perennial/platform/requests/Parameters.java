package io.perennial.platform.requests;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Sentence;
import io.perennial.kernel.Wording;
import io.perennial.platform.json.Expected;
import io.perennial.platform.json.Unreadable;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The parameters of an operation that is not a list. Read each one by its name, then call {@link #check}, which refuses all invalid,
 * missing and unknown parameters at once.
 */
public final class Parameters {
    private final Query query;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> repeatable = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    private Parameters(Query query) {
        this.query = query;
    }

    public static Parameters of(UriInfo uri) {
        return new Parameters(Query.of(uri));
    }

    /** @return the value, or an empty text if it is missing */
    public String required(String name, String pattern) {
        taken.add(name);
        var given = query.value(name);
        if (given.isEmpty()) need(name);
        else if (!given.get().matches(pattern))
            refuse(name, "format", Wording.of("is not a value of this parameter").with("pattern", pattern));
        return given.orElse("");
    }

    /** @return the text, or an empty one if it is missing or has another form */
    public String required(String name, TextForm form) {
        taken.add(name);
        var given = query.value(name);
        if (given.isEmpty()) need(name);
        return given.flatMap(text -> read(name, "format", () -> form.read(text), form.expected())).orElse("");
    }

    public Optional<Integer> find(String name, NumberForm form) {
        taken.add(name);
        return query.value(name).flatMap(text -> read(name, "range", () -> form.read(text), form.expected()));
    }

    public Optional<String> find(String name, TextForm form) {
        taken.add(name);
        return query.value(name).flatMap(text -> read(name, "format", () -> form.read(text), form.expected()));
    }

    private <T> Optional<T> read(String name, String code, Supplier<T> reading, Wording expected) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException notOne) {
            refuse(name, code, Unreadable.reason(notOne, expected));
            return Optional.empty();
        }
    }

    /** Returns the values of a parameter that takes several of some words; none if it is missing. */
    public List<String> several(String name, List<String> allowed) {
        taken.add(name);
        repeatable.add(name);
        var given = query.values(name);
        if (!allowed.containsAll(given)) refuse(name, "choice", Expected.oneOf(allowed));
        return given;
    }

    /** Returns the values of a parameter that takes several values of an enum; none if it is missing. */
    @SuppressWarnings("unchecked")
    public <T extends Enum<T>> List<T> several(String name, Class<T> type) {
        taken.add(name);
        repeatable.add(name);
        try {
            return query.values(name).stream().map(text -> (T) ParameterTypes.parser(type).apply(text)).distinct().toList();
        } catch (RuntimeException notOne) {
            refuse(name, "choice", Expected.of(type));
            return List.of();
        }
    }

    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(String name, Class<T> type) {
        taken.add(name);
        try {
            return (Optional<T>) query.value(name).map(ParameterTypes.parser(type));
        } catch (RuntimeException notOne) {
            var expected = Expected.of(type);
            refuse(name, Expected.code(expected), Unreadable.reason(notOne, expected));
            return Optional.empty();
        }
    }

    public <T> Optional<T> required(String name, Class<T> type) {
        if (query.value(name).isEmpty()) need(name);
        return find(name, type);
    }

    private void need(String name) {
        if (!query.isBroken(name)) refuse(name, "required", "is required");
    }

    public void refuse(String name, String code, @Sentence String detail) {
        refuse(name, code, Wording.of(detail));
    }

    public void refuse(String name, String code, Wording wording) {
        errors.add(Query.error(name, code, wording));
    }

    /** Refuses an empty period {@code [from, to)}. */
    public void period(Optional<LocalDate> from, LocalDate to) {
        if (from.isPresent() && !from.get().isBefore(to)) refuse("from", "range", "must be a day before `to`");
    }

    /** Refuses a period {@code [from, to)} that is empty or longer than ten years. */
    public void tenYears(Optional<LocalDate> from, LocalDate to) {
        period(from, to);
        if (from.isPresent() && from.get().plusYears(10).isBefore(to)) refuse("from", "range", "must be at most ten years before `to`");
    }

    /** Also takes the filters of a list, which {@link Lists#narrowed} reads. */
    public void filtersOf(Listing<?> list) {
        taken.addAll(list.filters());
        repeatable.addAll(list.repeatable());
        try {
            list.ask(query.only(list.filters()));
        } catch (Query.InvalidParameters refused) {
            errors.addAll(refused.errors());
        }
    }

    public void check() {
        errors.addAll(query.broken(repeatable));
        for (var name : query.parameters().keySet())
            if (!taken.contains(name)) errors.add(unknown(name, taken));
        Query.refuse(errors.stream().distinct().toList());
    }

    /** Refuses all parameters but these, and these if they are repeated. */
    public static void refuseOthers(UriInfo uri, Set<String> known) {
        var query = Query.of(uri);
        var errors = query.broken(Set.of());
        for (var name : uri.getQueryParameters().keySet()) if (!known.contains(name)) errors.add(unknown(name, known));
        Query.refuse(errors);
    }

    static FieldError unknown(String name, Set<String> known) {
        return Query.error(name, "unknown_parameter",
                Wording.of("is not a known parameter").with("allowed", List.copyOf(new TreeSet<>(known))));
    }
}
