package io.perennial.kernel.ugly;

import io.perennial.platform.Sql;

/** The kernel must not know the platform: the shape test complains about it. */
public record UpsideDown(Sql sql) {}
