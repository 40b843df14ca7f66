package io.perennial.tickets.attachments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.pages.PageFile;
import io.perennial.platform.sql.Tenants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UploadTest {
    /** Remembers of the pieces only how long they were. */
    private final List<Integer> lengths = new ArrayList<>();

    private final List<String> types = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();
    private int inTransaction;

    private final Pieces pieces = new Pieces() {
        @Override
        AttachmentId begin(String name, String type) {
            types.add(type);
            lengths.clear();
            return new AttachmentId(TypeId.next());
        }

        @Override
        void add(AttachmentId id, int number, byte[] content) {
            assertEquals(lengths.size(), number);
            lengths.add(content.length);
        }

        @Override
        void end(AttachmentId id, long size) {
            sizes.add(size);
        }
    };

    private final Tenants tenants = new Tenants() {
        @Override
        public <R> R alone(Supplier<R> work) {
            inTransaction++;
            R result = work.get();
            inTransaction--;
            return result;
        }
    };

    /** Supplies bytes without keeping any, and fails if a transaction waits for them. */
    private final class Drip extends InputStream {
        private long left;

        Drip(long length) {
            left = length;
        }

        @Override
        public int read() {
            assertEquals(0, inTransaction);
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            assertEquals(0, inTransaction);
            if (left <= 0) return -1;
            int some = (int) Math.min(left, Math.min(length, 1_000));
            left -= some;
            return some;
        }
    }

    private Upload upload() {
        var upload = new Upload();
        upload.pieces = pieces;
        upload.tenants = tenants;
        return upload;
    }

    @Test
    void the_largest_file_is_never_in_the_memory_as_a_whole() {
        upload().store("film.mp4", new Drip(Upload.LARGEST));

        assertEquals(List.of(Upload.LARGEST), sizes);
        assertEquals(50, lengths.size());
        assertTrue(lengths.stream().allMatch(length -> length == Pieces.SIZE), lengths::toString);
    }

    @Test
    void one_byte_more_is_refused_and_never_seen() {
        assertThrows(Refusal.class, () -> upload().store("film.mp4", new Drip(Upload.LARGEST + 1)));
        assertThrows(Refusal.class, () -> upload().store("film.mp4", new Drip(Long.MAX_VALUE)));

        assertEquals(List.of(), sizes);
    }

    @Test
    void an_empty_file_is_a_file_and_one_that_breaks_off_is_none() {
        upload().store("empty.txt", new Drip(0));
        assertEquals(List.of(0L), sizes);
        var breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThrows(Refusal.class, () -> upload().store("half.txt", breaking));
        assertEquals(1, sizes.size());
    }

    @Test
    void the_type_is_what_the_content_looks_like() {
        var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        var told = Map.of("page.html", png, "map.png", "<!DOCTYPE html><html><script>".getBytes(StandardCharsets.UTF_8), "map.jpg",
                "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8));
        var seen = new TreeMap<String, String>();
        told.forEach((name, content) -> {
            upload().store(name, new ByteArrayInputStream(content));
            seen.put(name, types.getLast());
        });

        assertEquals(Map.of("page.html", "image/png", "map.png", "text/html", "map.jpg", "application/pdf"), seen);
    }

    @Test
    void a_name_breaks_out_of_no_header() {
        assertEquals("attachment; filename*=UTF-8''%E5%9C%B0%E5%9B%BE%20%22a%22%3B%27%2A.png",
                PageFile.disposition("地图 \"a\";'*.png"));
        assertFalse(PageFile.disposition("a\r\nSet-Cookie: b").contains("\n"));
    }
}
