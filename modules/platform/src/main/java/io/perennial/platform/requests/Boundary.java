package io.perennial.platform.requests;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.transaction.Transactional;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Where the outside meets a module: each call is one transaction of one tenant, and a repeated POST is answered once. */
@Stereotype
@ApplicationScoped
@Transactional
@Repeatable
@Retention(RUNTIME)
@Target(TYPE)
public @interface Boundary {}
