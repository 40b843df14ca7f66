package io.perennial.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which a listener's position is stored, such as {@code health.account-watch}. It stays when the class is renamed:
 * under another name the listener would receive all events again.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ListensAs {
    String value();
}
