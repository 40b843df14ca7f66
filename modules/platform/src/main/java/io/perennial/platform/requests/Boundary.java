package io.perennial.platform.requests;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.transaction.Transactional;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The entry point of a module: each call is one transaction of one tenant, and {@code Idempotency-Key} is honoured. */
@Stereotype
@ApplicationScoped
@Transactional
@Repeatable
@Retention(RUNTIME)
@Target(TYPE)
public @interface Boundary {}
