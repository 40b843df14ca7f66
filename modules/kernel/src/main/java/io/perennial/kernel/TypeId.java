package io.perennial.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A UUID with the prefix of its kind, as in the TypeID specification 0.3.0: prefix, underscore, and the 128 bits as 26 characters of
 * Crockford's lower-case base 32. The ids of one kind sort by creation time.
 */
public record TypeId(String prefix, UUID value) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SUFFIX = 26;
    private static final int LONGEST_PREFIX = 63;
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    /** Returns a new UUIDv7, greater than all that this process has created before. */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /** Returns the id for a text such as {@code acct_…}, or empty if it is not a valid TypeID with this prefix. */
    public static <T extends Id> Optional<T> parse(String text, String prefix, Function<UUID, T> kind) {
        return parse(text).filter(id -> id.prefix().equals(prefix)).map(id -> kind.apply(id.value()));
    }

    public static Optional<TypeId> parse(String text) {
        int at = text.length() - SUFFIX;
        if (at < 0 || !isSuffix(text, at)) return Optional.empty();
        var prefix = at == 0 ? "" : text.substring(0, at - 1);
        if (at > 0 && (text.charAt(at - 1) != '_' || !isPrefix(prefix))) return Optional.empty();
        return Optional.of(new TypeId(prefix, decode(text, at)));
    }

    /** Checks without a regular expression, for speed: a body may have 10,000 ids. The first character has 3 bits, the others 5. */
    private static boolean isSuffix(String text, int from) {
        if (text.charAt(from) > '7') return false;
        for (int at = from; at < text.length(); at++) if (ALPHABET.indexOf(text.charAt(at)) < 0) return false;
        return true;
    }

    private static boolean isPrefix(String prefix) {
        if (prefix.isEmpty() || prefix.length() > LONGEST_PREFIX || prefix.startsWith("_") || prefix.endsWith("_")) return false;
        return prefix.chars().allMatch(letter -> letter == '_' || letter >= 'a' && letter <= 'z');
    }

    public static String encode(String prefix, UUID value) {
        var text = new char[SUFFIX];
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        for (int at = SUFFIX - 1; at >= 0; at--) {
            text[at] = ALPHABET.charAt((int) (low & 31));
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return prefix.isEmpty() ? new String(text) : prefix + '_' + new String(text);
    }

    private static UUID decode(String text, int from) {
        long high = 0;
        long low = 0;
        for (int at = from; at < text.length(); at++) {
            high = high << 5 | low >>> 59;
            low = low << 5 | ALPHABET.indexOf(text.charAt(at));
        }
        return new UUID(high, low);
    }

    @Override
    public String toString() {
        return encode(prefix, value);
    }
}
