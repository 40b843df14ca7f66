package io.perennial.platform;

/** One limit that requests are held to. */
public record LimitView(String name, long maximum, String unit, String description) {}
