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

/**
 * The parameters of an operation that is not a list. Read each one by its name, then call {@link #check}, which refuses all invalid,
 * missing and unknown parameters at once.
 */
public final class Parameters {
    private final Query query;
    private final Set<String> taken = new HashSet<>();
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

    public void check() {
        errors.addAll(query.broken(Set.of()));
        for (var name : query.parameters().keySet())
            if (!taken.contains(name)) errors.add(unknown(name, taken));
        Query.refuse(errors);
    }

    static FieldError unknown(String name, Set<String> known) {
        return Query.error(name, "unknown_parameter",
                Wording.of("is not a known parameter").with("allowed", List.copyOf(new TreeSet<>(known))));
    }
}
