package io.perennial.identity;

import io.perennial.platform.requests.Versioned;
import java.util.Map;

/** Holds what a program for people keeps of a member, such as columns and density. The server reads none of it. */
public record Preferences(Map<String, String> values, long version) implements Versioned {}
