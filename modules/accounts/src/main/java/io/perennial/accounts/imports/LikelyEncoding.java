package io.perennial.accounts.imports;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.Stream;

/** Finds the encoding that a file looks like, for advice to its sender. */
final class LikelyEncoding {
    /** The detector reads no more. */
    private static final int SAMPLE = 8_000;

    /** Unlikelier matches only say that an encoding is not impossible. */
    private static final int LEAST_CONFIDENCE = 11;
    private static final int CONFIDENT = 50;

    private LikelyEncoding() {}

    /** Returns the name of the likely encoding of a text that is not UTF-8; empty if there is none. */
    static String of(byte[] file) {
        var sample = beyondAscii(file);
        var likely = matches(sample).filter(match -> isReadable(sample, match.getName())).findFirst();
        if (likely.isEmpty() || likely.get().getConfidence() < CONFIDENT && isPaired(sample)) return isPaired(sample) ? "GB18030" : "";
        // windows-1252 has all characters of ISO 8859-1 and those that programs really write.
        return likely.get().getName().equals("ISO-8859-1") ? "windows-1252" : likely.get().getName();
    }

    /** Returns the name of the likely encoding of a file with NUL bytes, if it is one with units of two or four bytes; otherwise empty. */
    static String ofUnits(byte[] file) {
        return matches(Arrays.copyOf(file, Math.min(file.length, SAMPLE)))
                .filter(match -> match.getConfidence() >= CONFIDENT)
                .map(CharsetMatch::getName)
                .findFirst()
                .filter(name -> name.startsWith("UTF-16") || name.startsWith("UTF-32"))
                .filter(name -> isReadable(file, name))
                .orElse("");
    }

    private static Stream<CharsetMatch> matches(byte[] sample) {
        return Arrays.stream(new CharsetDetector().setText(sample).detectAll()).filter(match -> match.getConfidence() >= LEAST_CONFIDENCE);
    }

    /** Returns the first lines that are not ASCII. A detector that saw only the head of a long export would often see only ASCII. */
    private static byte[] beyondAscii(byte[] file) {
        var sample = new ByteArrayOutputStream();
        for (int begin = 0, end; begin < file.length && sample.size() < SAMPLE; begin = end) {
            boolean beyond = false;
            for (end = begin; end < file.length && (end == begin || file[end - 1] != '\n'); end++) beyond |= file[end] < 0;
            if (beyond) sample.write(file, begin, Math.min(end - begin, SAMPLE));
        }
        return sample.toByteArray();
    }

    private static boolean isReadable(byte[] sample, String charset) {
        try {
            if (!Charset.isSupported(charset)) return false;
            Charset.forName(charset).newDecoder().decode(ByteBuffer.wrap(sample));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /**
     * Returns true if all bytes beyond ASCII come in pairs as those of Chinese characters do. The detector needs long texts to see that;
     * in a Western text, most of them stand alone.
     */
    private static boolean isPaired(byte[] sample) {
        int run = 0, pairs = 0;
        for (byte here : sample) {
            if (here < 0 && (here & 0xFF) < 0xA1) return false;
            if (here >= 0 && run % 2 == 1) return false;
            run = here < 0 ? run + 1 : 0;
            if (here < 0 && run % 2 == 0) pairs++;
        }
        return pairs > 0 && run % 2 == 0;
    }
}
