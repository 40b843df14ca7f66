package io.perennial.platform.requests;

import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The memory that all bodies together may take: a quarter of the heap. A body that would take more is refused, so many large requests at
 * once cannot end the server.
 */
@ApplicationScoped
class BodyMemory {
    private static final int SHARE = 4;
    private static final int KIBIBYTE = 1024;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Semaphore kibibytes;

    BodyMemory() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    BodyMemory(long bytes) {
        kibibytes = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes / KIBIBYTE));
    }

    /** Takes memory until the request is answered. */
    void take(long bytes, HttpServletRequest request) {
        int wanted = (int) (bytes / KIBIBYTE + 1);
        if (!kibibytes.tryAcquire(wanted))
            throw RequestRefusal.OVERLOADED.until(A_MOMENT,
                    Wording.of("The server has too many large requests at once. Try again in a second."));
        UntilAnswered.then(request, () -> kibibytes.release(wanted));
    }
}
