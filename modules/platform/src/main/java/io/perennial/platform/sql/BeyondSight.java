package io.perennial.platform.sql;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Says why a class reads what belongs to accounts beyond its caller's sight, and that nothing of it is told. */
@Retention(RUNTIME)
@Target(TYPE)
public @interface BeyondSight {
    /** A sentence. */
    String value();
}
