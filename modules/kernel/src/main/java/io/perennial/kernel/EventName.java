package io.perennial.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The public name of an event and the version of its payload. Without this annotation the name follows from the classes
 * ({@code AccountEvent.Created} is {@code account.created}) and the version is 1. A renamed record keeps its old name here. A record
 * whose fields change gets the next version, and an upcast in the platform converts older payloads.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    /** Empty if the name follows from the classes. */
    String value() default "";

    int version() default 1;
}
