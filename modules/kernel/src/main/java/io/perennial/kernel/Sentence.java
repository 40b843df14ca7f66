package io.perennial.kernel;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a last parameter that takes an English text for callers, as a constant. A test finds all these constants in the compiled classes
 * and refuses one that has no translation.
 */
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface Sentence {}
