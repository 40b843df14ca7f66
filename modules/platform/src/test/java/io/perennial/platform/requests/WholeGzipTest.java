package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class WholeGzipTest {
    private static final Random RANDOM = new Random(7);

    /** The lengths around 512 bytes end before, in and behind the trailer of what the stream reads at once. */
    private static final int LEAST = 470;

    private static final int MOST = 520;

    @Test
    void what_follows_is_refused_wherever_the_pieces_end() throws IOException {
        for (int length = LEAST; length < MOST; length++)
            for (int more : new int[] {1, 7, 8, 9, 30, 600})
                for (int piece : new int[] {1, 100, 1_000}) refused(joined(packed(random(length)), random(more)), piece);
    }

    @Test
    void one_member_or_several_are_read_wherever_the_pieces_end() throws IOException {
        for (int length = LEAST; length < MOST; length++) {
            var one = random(length);
            var other = random(length / 9);
            for (int piece : new int[] {1, 100, 1_000}) {
                assertArrayEquals(one, new WholeGzip(new Dripping(packed(one), piece)).readAllBytes());
                assertArrayEquals(joined(one, other),
                        new WholeGzip(new Dripping(joined(packed(one), packed(other)), piece)).readAllBytes());
            }
        }
    }

    @Test
    void what_follows_several_members_is_refused_too() throws IOException {
        for (int length = LEAST; length < MOST; length++)
            refused(joined(joined(packed(random(length)), packed(random(3))), random(2)), 1_000);
    }

    private static void refused(byte[] body, int piece) {
        assertThrows(ZipException.class, () -> new WholeGzip(new Dripping(body, piece)).readAllBytes());
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    /** A stream that gives at most some bytes at once, as a network does. */
    private static final class Dripping extends FilterInputStream {
        private final int most;

        Dripping(byte[] bytes, int most) {
            super(new ByteArrayInputStream(bytes));
            this.most = most;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(length, most));
        }
    }
}
