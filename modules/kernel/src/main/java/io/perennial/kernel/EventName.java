package io.perennial.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and version under which an event is written, heard and shown. Without it the name follows from the classes
 * ({@code AccountEvent.Created} is {@code account.created}) and the version is 1. A record that is renamed says its old name here; one
 * whose fields change says the next version, and a step in the platform brings what was written before to it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    /** Empty for the name that follows from the classes. */
    String value() default "";

    int version() default 1;
}
