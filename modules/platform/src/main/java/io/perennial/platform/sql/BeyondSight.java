package io.perennial.platform.sql;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Declares why a class reads records of accounts that its caller may not see. It must not reveal them. */
@Retention(RUNTIME)
@Target(TYPE)
public @interface BeyondSight {
    /** The reason, as a sentence. */
    String value();
}
