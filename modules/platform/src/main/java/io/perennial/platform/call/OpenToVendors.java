package io.perennial.platform.call;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Opens an operation to the people of vendors: it reads through slices only, and what it writes is granted. All other operations refuse them,
 * whatever their roles say.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface OpenToVendors {}
