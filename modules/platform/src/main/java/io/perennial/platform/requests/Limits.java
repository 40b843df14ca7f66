package io.perennial.platform.requests;

import java.util.List;

/** The limits of a module. Each module produces them as a CDI bean, so that {@code GET /limits} lists all. */
public record Limits(List<LimitView> items) {}
