package io.perennial.identity.tenants;

/**
 * A file in a folder of exports, and its mapping.
 *
 * @param kind the kind of its rows: {@code accounts}, {@code contacts}, {@code contracts} or {@code usage}
 */
public record DeclaredImport(String file, String mapping, String kind) {}
