package io.perennial.platform.requests;

/** One limit that requests are held to. */
public record LimitView(String name, long maximum, String unit, String description) {}
