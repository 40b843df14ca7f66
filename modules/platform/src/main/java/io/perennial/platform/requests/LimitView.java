package io.perennial.platform.requests;

/** A limit of requests. */
public record LimitView(String name, long maximum, String unit, String description) {}
