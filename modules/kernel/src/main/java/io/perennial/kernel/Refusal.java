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

        default Refusal because(@Sentence String detail) {
            return because(Wording.of(detail));
        }

        default Refusal because(Wording detail) {
            return new Refusal(this, null, null, detail);
        }

        /** Returns a refusal because of one field of the request, named by its JSON pointer. */
        default Refusal at(String pointer, @Sentence String detail) {
            return at(pointer, Wording.of(detail));
        }

        default Refusal at(String pointer, Wording detail) {
            return new Refusal(this, pointer, null, detail);
        }

        /** Returns a temporary refusal. The same request may be sent again after this time. */
        default Refusal until(Duration retryAfter, @Sentence String detail) {
            return until(retryAfter, Wording.of(detail));
        }

        default Refusal until(Duration retryAfter, Wording detail) {
            return new Refusal(this, null, retryAfter, detail);
        }
    }

    private final transient Reason reason;
    private final transient Wording wording;
    private final @Nullable String pointer;

    private final @Nullable Duration retryAfter;

    private Refusal(Reason reason, @Nullable String pointer, @Nullable Duration retryAfter, Wording wording) {
        super(wording.english(), null, false, false);
        this.reason = reason;
        this.wording = wording;
        this.pointer = pointer;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** Returns the reason in words, which can be translated. */
    public Wording wording() {
        return wording;
    }

    /** Returns the reason in English. */
    public String detail() {
        return wording.english();
    }

    public @Nullable String pointer() {
        return pointer;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Returns the same for a part of a larger body. */
    public Refusal below(String part) {
        return pointer == null ? this : new Refusal(reason, part + pointer, retryAfter, wording);
    }
}
