package io.perennial.platform.requests;

import java.util.List;

/** The limits of a module, produced by it as a CDI bean, so that {@code GET /limits} has them all. */
public record Limits(List<LimitView> items) {}
