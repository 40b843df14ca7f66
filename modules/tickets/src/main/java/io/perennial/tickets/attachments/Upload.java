package io.perennial.tickets.attachments;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.tika.Tika;

/**
 * Stores a file while it arrives, one piece after another. No transaction is open while the next piece is awaited. A file that does not arrive
 * to its end is never seen, and is deleted after a day.
 */
@ApplicationScoped
class Upload {
    /** The maximum size of a file in bytes. */
    static final long LARGEST = 25L * 1024 * 1024;

    @Inject Pieces pieces;
    @Inject Tenants tenants;

    /** Looks at the first bytes of a content, and at the name where they say little. */
    static final Tika TIKA = new Tika();

    AttachmentId store(String name, InputStream content) {
        var piece = next(content);
        var type = TIKA.detect(piece, name);
        var id = alone(() -> pieces.begin(name, type));
        long size = 0;
        for (int number = 0; piece.length > 0; number++) {
            size += piece.length;
            if (size > LARGEST) throw tooLarge();
            add(id, number, piece);
            piece = next(content);
        }
        end(id, size);
        return id;
    }

    private void add(AttachmentId id, int number, byte[] piece) {
        alone(() -> {
            pieces.add(id, number, piece);
            return id;
        });
    }

    private void end(AttachmentId id, long size) {
        alone(() -> {
            pieces.end(id, size);
            return id;
        });
    }

    private <R> R alone(Supplier<R> work) {
        return tenants.alone(work);
    }

    static byte[] next(InputStream content) {
        var piece = new byte[Pieces.SIZE];
        try {
            int length = content.readNBytes(piece, 0, Pieces.SIZE);
            return length == Pieces.SIZE ? piece : Arrays.copyOf(piece, length);
        } catch (IOException broken) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The body ends too early, or its encoding does not match its headers.");
        }
    }

    static Refusal tooLarge() {
        return RequestRefusal.TOO_LARGE.because(Wording.of("The body must have at most {max} bytes, uncompressed.").with("max", LARGEST));
    }
}
