package io.perennial.records;

import io.perennial.platform.json.Characters;
import io.perennial.platform.requests.TextForm;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The id of one of our records in another system.
 *
 * @param system the other system, a name that the tenant chooses: {@code zoho_crm}
 * @param externalId the id in that system, case-sensitive, without spaces at its ends: a request and an import must not make two records
 *     of one
 */
public record ExternalKey(
        @NotNull @Pattern(regexp = SYSTEMS, message = "must be 1 to 50 of a–z, 0–9, _ . -") String system,
        @NotNull @Characters(max = LONGEST) String externalId) {
    private static final String SYSTEMS = "[a-z0-9_.-]{1,50}";
    private static final int LONGEST = 200;
    private static final java.util.regex.Pattern SLASH = java.util.regex.Pattern.compile("[/\\\\]");
    /** Matches control characters, line separators, and halves of pairs of which the other half is missing. */
    private static final java.util.regex.Pattern UNSEEN = java.util.regex.Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");
    static final TextForm SYSTEM = TextForm.matching(SYSTEMS, 50);
    /** The order in which keys are written, so that of two concurrent writes one waits and neither deadlocks. */
    static final Comparator<ExternalKey> IN_ORDER = Comparator.comparing(ExternalKey::system).thenComparing(ExternalKey::externalId);

    /** The maximum number of keys of one record. */
    public static final int MAXIMUM = 20;

    public ExternalKey {
        // A missing id is refused by its constraint.
        if (externalId != null) externalId = externalId.strip();
    }

    /** Returns true if it can be kept. A body with another key is refused later, with all its faults. */
    boolean isSound() {
        return system.matches(SYSTEMS) && !externalId.isBlank() && externalId.codePointCount(0, externalId.length()) <= LONGEST
                && isAddressable();
    }

    /** Returns true if it can be a part of an address and of a file. Programs take `.` and `..` between slashes as steps, and cut off tabs. */
    boolean isAddressable() {
        return !isStep(system) && Stream.of(SLASH.split(externalId, -1)).noneMatch(ExternalKey::isStep)
                && !UNSEEN.matcher(externalId).find();
    }

    private static boolean isStep(String part) {
        return part.equals(".") || part.equals("..");
    }

    /** Returns these keys with this one first. */
    public List<ExternalKey> first(List<ExternalKey> others) {
        return Stream.concat(Stream.of(this), others.stream().filter(other -> !other.equals(this))).toList();
    }

    /** Returns the keys of a body without duplicates, none if omitted. More than the maximum are returned unchanged and refused later. */
    public static List<ExternalKey> once(@Nullable List<ExternalKey> keys) {
        if (keys == null) return List.of();
        return keys.size() > MAXIMUM ? keys : keys.stream().distinct().toList();
    }
}
