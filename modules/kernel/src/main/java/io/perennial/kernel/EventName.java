package io.perennial.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The public name of an event, the version of its payload, and its effect. Without this annotation the name follows from the classes
 * ({@code AccountEvent.Created} is {@code account.created}), the version is 1, and the event changes its subject. A renamed record keeps its old name here. A record
 * whose fields change gets the next version, and an upcast in the platform converts older payloads.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    /** Empty if the name follows from the classes. */
    String value() default "";

    int version() default 1;

    Op op() default Op.CHANGED;

    /** False for a change that nobody made, such as one by the passing of a day: followers are told of it, but no audit log and no timeline. */
    boolean audited() default true;
}
