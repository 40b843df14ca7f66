package io.perennial.kernel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request that can be read but breaks a business rule. The problem's {@code code} is the reason's name in lower case; its
 * status and titles are in {@code api-specs/problems}.
 */
public final class Refusal extends RuntimeException {
    /** A reason for refusals. Each module implements it with an enum. */
    public interface Reason {
        String name();

        default Refusal because(String detail) {
            return new Refusal(this, null, null, detail);
        }

        /** Returns a refusal because of one field of the request, named by its JSON pointer. */
        default Refusal at(String pointer, String detail) {
            return new Refusal(this, pointer, null, detail);
        }

        /** Returns a temporary refusal. The same request may be sent again after this time. */
        default Refusal until(Duration retryAfter, String detail) {
            return new Refusal(this, null, retryAfter, detail);
        }
    }

    private final transient Reason reason;
    private final @Nullable String pointer;

    private final @Nullable Duration retryAfter;

    private Refusal(Reason reason, @Nullable String pointer, @Nullable Duration retryAfter, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.pointer = pointer;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable String pointer() {
        return pointer;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
