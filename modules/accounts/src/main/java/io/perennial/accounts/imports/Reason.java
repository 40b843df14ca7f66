package io.perennial.accounts.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reason against a row. It is kept as a text and values, so that each reader gets it in their own language.
 *
 * @param at the field or the column that it is about; empty if it is about the whole row
 */
record Reason(String at, Wording wording) {
    /** A reason in the database. A value that is a wording itself has the same form, without its place. */
    private record Kept(@Nullable String at, String text, Map<String, Object> values) {}

    private static final TypeReference<List<Kept>> ALL = new TypeReference<>() {};

    static Reason row(Wording wording) {
        return new Reason("", wording);
    }

    /** Returns all reasons of a refusal. */
    static Stream<Reason> of(RuntimeException because) {
        return switch (because) {
            case Invalid invalid -> invalid.errors().stream().map(error -> of(error.pointer(), error.wording()));
            case Refusal refusal -> Stream.of(of(refusal.pointer() == null ? "" : refusal.pointer(), refusal.wording()));
            default -> throw because;
        };
    }

    private static Reason of(String pointer, Wording wording) {
        return new Reason(pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.'), wording);
    }

    String english() {
        return said(Wording::english);
    }

    private String said(Function<Wording, String> saying) {
        return at.isEmpty() ? saying.apply(wording) : at + ": " + saying.apply(wording);
    }

    static String said(List<Reason> reasons, Function<Wording, String> saying) {
        return reasons.stream().map(reason -> reason.said(saying)).collect(Collectors.joining("; "));
    }

    static String kept(List<Reason> reasons) {
        return Json
                .forDatabase(reasons.stream().map(reason -> new Kept(reason.at, reason.wording.text(), reason.wording.values())).toList());
    }

    @SuppressWarnings("unchecked")
    static List<Reason> stored(String json) {
        var all = (List<Kept>) Json.fromDatabase(json, ALL.getType());
        return all.stream().map(one -> new Reason(one.at == null ? "" : one.at, wording(one.text, one.values))).toList();
    }

    private static Wording wording(String text, Map<String, Object> values) {
        var read = new HashMap<>(values);
        read.replaceAll((_, value) -> value instanceof Map<?, ?> nested ? nested(nested) : value);
        return new Wording(text, read);
    }

    private static Wording nested(Map<?, ?> wording) {
        var values = new HashMap<String, Object>();
        if (wording.get("values") instanceof Map<?, ?> all) all.forEach((name, value) -> values.put(String.valueOf(name), value));
        return wording(String.valueOf(wording.get("text")), values);
    }
}
