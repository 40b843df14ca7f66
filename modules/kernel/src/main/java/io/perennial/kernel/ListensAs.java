package io.perennial.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which a listener's progress is kept, such as {@code health.account-watch}. It outlives the class's name: under another
 * name a listener would hear everything once more.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ListensAs {
    String value();
}
