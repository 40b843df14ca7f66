package io.perennial.identity;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which lists sort names as people of a language expect: case and accents count only between names that are otherwise the
 * same. Chinese characters are sorted by pinyin, also among the names of another language, unless the language has an order of its own.
 *
 * <p>All keys of a language and version of ICU begin with the same mark. So keys that were made for another one are one range of an index.
 */
public final class NameKeys {
    /** A longer key would exceed what an index and a cursor can hold. Names that differ only beyond it are sorted by id. */
    private static final int LONGEST = 500;

    private static final byte FIRST = 1;

    private final RuleBasedCollator collator;
    private final byte[] mark;

    private NameKeys(RuleBasedCollator collator, byte[] mark) {
        this.collator = collator;
        this.mark = mark;
    }

    public static NameKeys of(Locale language) {
        return new NameKeys(collator(language), mark(language));
    }

    /** Returns the keys of a language, which are made once they are needed. */
    public static Supplier<NameKeys> lazily(Supplier<Locale> language) {
        return new Supplier<>() {
            private @Nullable NameKeys made;

            @Override
            public NameKeys get() {
                var keys = made;
                if (keys == null) made = keys = of(language.get());
                return keys;
            }
        };
    }

    private static RuleBasedCollator collator(Locale language) {
        var own = (RuleBasedCollator) Collator.getInstance(ULocale.forLocale(language));
        if (!own.getRules().isEmpty()) return own;
        var pinyin = (RuleBasedCollator) Collator.getInstance(ULocale.forLanguageTag("zh-u-co-pinyin"));
        // The Chinese order has Chinese before all other letters.
        pinyin.setReorderCodes(Collator.ReorderCodes.NONE);
        return pinyin;
    }

    private static byte[] mark(Locale language) {
        var sum = new CRC32();
        sum.update((language.toLanguageTag() + ' ' + VersionInfo.ICU_VERSION).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + Integer.BYTES).put(FIRST).putInt((int) sum.getValue()).array();
    }

    public byte[] of(String name) {
        var key = collator.getCollationKey(name).toByteArray();
        var marked = Arrays.copyOf(mark, Math.min(LONGEST, mark.length + key.length));
        System.arraycopy(key, 0, marked, mark.length, marked.length - mark.length);
        return marked;
    }

    /** Returns a lower bound of all keys of this language. */
    public byte[] least() {
        return mark.clone();
    }

    /** Returns the upper bound of all keys of this language, which is greater than each of them. */
    public byte[] beyond() {
        var next = mark.clone();
        int at = next.length - 1;
        while (++next[at] == 0) at--;
        return next;
    }
}
