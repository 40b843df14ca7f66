package io.perennial.platform.requests;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A POST that changes nothing, or sets only what stays set. A repeated one runs again, with or without an {@code Idempotency-Key}, so that
 * no answer is kept and its caller is told what they may see now.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface RunsAgain {}
