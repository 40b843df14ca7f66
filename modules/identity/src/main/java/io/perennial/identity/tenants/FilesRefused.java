package io.perennial.identity.tenants;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses files that cannot be applied, with all their errors. Nothing was applied. */
public final class FilesRefused extends RuntimeException {
    private final transient List<Complaint> complaints;

    FilesRefused(Collection<Complaint> complaints) {
        super(complaints.stream().sorted().distinct().map(Complaint::toString).collect(Collectors.joining("\n")),
                null, false, false);
        this.complaints = List.copyOf(new TreeSet<>(complaints));
    }

    List<Complaint> complaints() {
        return complaints;
    }
}
