package io.perennial.app.spec;

import io.perennial.records.RecordKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Our classes and kinds of records, for the tests of other packages. */
public final class OurClasses {
    private static final ApiClasses CLASSES = new ApiClasses();

    private OurClasses() {}

    public static List<Class<?>> all() {
        return CLASSES.subtypes(Object.class);
    }

    /** Returns the singular of each kind of record, as refusals say it. */
    public static Set<String> nouns() {
        return KindDrift.kinds(CLASSES).stream().map(RecordKind::noun).collect(Collectors.toSet());
    }
}
